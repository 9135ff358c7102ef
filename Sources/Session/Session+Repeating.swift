import Grammar

extension Session {
  /// The commands that an empty line does again.
  static let repeatedCommands = ["step", "next", "finish", "continue", "back"]

  /// Carries out what a person typed: an empty line does the last command again if that stepped.
  @discardableResult
  public func execute(typed text: String) -> Execution {
    let isEmpty = text.allSatisfy(\.isWhitespace)
    guard !isEmpty || repeatedLine != nil else { return speaking(by: .person) { execute(text) } }
    let line = isEmpty ? repeatedLine ?? "" : text
    let execution = speaking(by: .person) { execute(line) }
    repeatedLine = execution.status == .done ? Self.repeated(line, catalog) : nil
    return execution
  }

  /// What an empty line behind this one means; nil for nothing.
  ///
  /// `step touch 08048000` begins a command; behind it `step` alone goes on.
  private static func repeated(_ line: String, _ catalog: CommandCatalog) -> String? {
    let words = LineWords(SourceLine(line))
    guard words.commands.count == 1, words.last.prefixText.isEmpty,
      let command = catalog.definition(of: words.last), repeatedCommands.contains(command.name)
    else { return nil }
    return command.name == "back" ? line : command.name
  }
}
