import Drawing

/// What help says of a command, in another language than that of its declaration.
public struct CommandHelp: Sendable {
  public let summary: String
  public let details: String
  /// Of each argument, by the name that it is declared with.
  public let arguments: [String: String]
  /// Of the arguments' words, by their spelling.
  public let words: [String: String]

  public init(
    _ summary: String, details: String = "", arguments: [String: String] = [:],
    words: [String: String] = [:]
  ) {
    self.summary = summary
    self.details = details
    self.arguments = arguments
    self.words = words
  }
}

/// Help in one language, by the names of commands. English is the declarations' own.
public struct HelpTable: Sendable {
  public let language: Language
  private let commands: [String: CommandHelp]

  public init(_ language: Language, _ commands: [String: CommandHelp]) {
    self.language = language
    self.commands = commands
  }

  public subscript(command: CommandDefinition) -> CommandHelp? { commands[command.name] }

  /// What the declarations of a catalog say that has no words here, in the catalog's order: a
  /// command, `COMMAND details`, `COMMAND ARGUMENT`, `COMMAND ARGUMENT word`.
  public func missing(from catalog: CommandCatalog) -> [String] {
    catalog.commands.filter { !$0.isHidden }.flatMap { command -> [String] in
      let name = command.name
      guard let help = self[command] else { return [name] }
      var missing: [String] = []
      if help.details.isEmpty, !command.details.isEmpty { missing.append("\(name) details") }
      for argument in command.arguments {
        if help.arguments[argument.name] == nil { missing.append("\(name) \(argument.name)") }
        missing += argument.words
          .filter { !$0.summary.isEmpty && help.words[$0.word] == nil }
          .map { "\(name) \(argument.name) \($0.word)" }
      }
      return missing
    }
  }
}

extension CommandCatalog {
  private func help(_ command: CommandDefinition, in language: Language) -> CommandHelp? {
    helpTables.first { $0.language == language }?[command]
  }

  /// What a command does, in half a line; in English where the language has no words for it.
  public func summary(of command: CommandDefinition, in language: Language) -> String {
    help(command, in: language)?.summary ?? command.summary
  }

  /// What help says beyond the summary.
  public func details(of command: CommandDefinition, in language: Language) -> String {
    guard let details = help(command, in: language)?.details, !details.isEmpty else {
      return command.details
    }
    return details
  }

  /// What an argument of a command means, in half a line.
  public func summary(
    of argument: ArgumentDefinition, of command: CommandDefinition, in language: Language
  ) -> String {
    help(command, in: language)?.arguments[argument.name] ?? argument.summary
  }

  /// What a word of an argument means; a constant of C means what the word of the same value does.
  public func summary(
    of word: ArgumentDefinition.Word, of argument: ArgumentDefinition,
    of command: CommandDefinition, in language: Language
  ) -> String {
    let words = help(command, in: language)?.words ?? [:]
    let same = argument.words.filter { $0.value == word.value }
    return words[word.word] ?? same.lazy.compactMap { words[$0.word] }.first
      ?? argument.summary(of: word)
  }
}

extension ArgumentDefinition {
  /// What a word means; a constant of C means what the word of the same value does.
  public func summary(of word: Word) -> String {
    guard word.summary.isEmpty else { return word.summary }
    return words.first { $0.value == word.value && !$0.summary.isEmpty }?.summary ?? ""
  }
}
