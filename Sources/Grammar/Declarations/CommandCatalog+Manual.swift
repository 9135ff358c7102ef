import Drawing

extension CommandCatalog {
  /// Describes every command by group, from its declaration.
  public func describe(in page: inout ManualPage) {
    var group: CommandGroup?
    for command in commands where !command.isHidden {
      if command.group != group { page.subheading(command.group.english) }
      group = command.group
      let aliases =
        command.aliases.isEmpty ? "" : " Also \(command.aliases.joined(separator: ", "))."
      let summary = command.summary.prefix(1).uppercased() + command.summary.dropFirst() + "."
      page.entry(
        command.usage,
        summary + aliases + (command.details.isEmpty ? "" : " " + command.details))
    }
  }
}
