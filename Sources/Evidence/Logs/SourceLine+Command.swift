import Grammar

extension SourceLine {
  /// Whether the line begins with a command of a catalog, or with a call as C or strace writes it,
  /// behind a process's number and the name for its result where they stand.
  ///
  /// An abbreviation counts where it means one command: a word that may mean several is any word.
  func beginsCommand(of catalog: CommandCatalog) -> Bool {
    let command = LineWords(self).commands[0]
    return command.isCall || command.isMark || catalog.definition(of: command) != nil
  }
}
