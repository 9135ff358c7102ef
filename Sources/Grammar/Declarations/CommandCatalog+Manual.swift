import Drawing

extension CommandCatalog {
  /// Describes every command by group, from its declaration.
  public func describe(in page: inout ManualPage, in language: Language = .english) {
    var group: CommandGroup?
    for command in commands where !command.isHidden {
      if command.group != group { page.subheading(command.group.words(in: language)) }
      group = command.group
      let phrase = ManualPhrase.command(
        summary: summary(of: command, in: language), aliases: command.aliases,
        details: details(of: command, in: language))
      page.entry(command.usage, phrase.words(in: language))
    }
  }
}

/// What the manual says of a command.
enum ManualPhrase: Worded {
  case command(summary: String, aliases: [String], details: String)
}
