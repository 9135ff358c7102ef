import Drawing

/// Every command, in the order in which help lists them.
///
/// 1. No two commands share a name or an alias.
/// 2. No two commands share a name of their C forms.
/// 3. A name of two words begins with the name of a command.
public final class CommandCatalog: Sendable {
  /// The commands by group, and in a group in the order they were given.
  public let commands: [CommandDefinition]
  private let names: WordTable<Int>
  private let calls: WordTable<Int>
  /// Of each command, those whose names begin with its name and a blank: `set` has `set theme`.
  private let continuations: [[(word: WordKey, index: Int)]]
  /// The command that stands for calls of unknown names, if there is one.
  let unknownCallIndex: Int?

  /// Help in other languages than the declarations'.
  let helpTables: [HelpTable]

  public init(_ definitions: [CommandDefinition], help: [HelpTable] = []) {
    helpTables = help
    let commands = CommandGroup.sorted(definitions) { $0.group }
    self.commands = commands
    unknownCallIndex = commands.firstIndex(where: \.takesUnknownCalls)
    let isLonger = commands.map { $0.name.contains(" ") }
    names = WordTable(
      commands.enumerated().flatMap { index, command in
        isLonger[index] ? [] : ([command.name] + command.aliases).map { ($0, index) }
      })
    continuations = commands.map { first in
      commands.indices.filter {
        isLonger[$0] && commands[$0].name.hasPrefix(first.name + " ")
      }.map { index in
        (WordKey(String(commands[index].name.dropFirst(first.name.utf8.count + 1))), index)
      }
    }
    calls = WordTable(
      commands.enumerated().flatMap { index, command in
        (command.call?.names ?? []).map { ($0, index) }
      })
  }

  /// The command of exactly this name or alias.
  public func command(named name: String) -> CommandDefinition? {
    names[name].map { commands[$0] }
  }

  /// The command whose name goes on with the next word: behind `set`, `set theme`.
  ///
  /// - Parameter rest: where that word would stand; moved behind it when there is such a command.
  func continuation(of index: Int, _ rest: inout Lexer) -> Int? {
    guard !continuations[index].isEmpty else { return nil }
    var lexer = rest
    lexer.skipSpaces()
    let word = lexer.commandName()
    guard let key = WordKey(lexer.bytes, word),
      let found = continuations[index].first(where: { $0.word == key })
    else { return nil }
    lexer.position = word.upperBound
    guard lexer.isAtCommandEnd || lexer.byte(at: lexer.position) == UInt8(ascii: " ") else {
      return nil
    }
    rest = lexer
    return found.index
  }

  /// The command that a person means: an exact name, or the prefix of one command alone.
  ///
  /// - Parameter isCall: a `(` follows, so the names of C forms count as well, and first.
  /// - Returns: its index in `commands`.
  /// - Throws: `unknownCommand` with the nearest name, or `ambiguousCommand`.
  public func command(
    _ bytes: [UInt8], _ range: Range<Int>, isCall: Bool
  ) throws(CommandError) -> Int {
    if let key = WordKey(bytes, range) {
      if isCall, let index = calls[key] { return index }
      if let index = names[key] { return index }
    }
    return try commandByPrefix(bytes.text(in: range), at: range)
  }

  /// The command that a line means, in the making or finished; nil for an unknown or ambiguous
  /// name.
  public func definition(of command: LineCommand) -> CommandDefinition? {
    let index = try? self.command(command.line.bytes, command.name, isCall: command.isCall)
    return index.map { commands[$0] }
  }

  /// Whether a command has exactly this name or alias.
  public func hasName(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    WordKey(bytes, range).flatMap { names[$0] } != nil
  }

  /// Whether a name was probably meant for one that calls a command as C does.
  func isNearCall(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let name = Array(bytes[range])
    return calls.words.contains { Spelling.distance(name, Array($0.utf8), limit: 1) <= 1 }
  }

  private func commandByPrefix(
    _ text: String, at range: Range<Int>
  ) throws(CommandError) -> Int {
    let candidates = indices(beginningWith: text)
    if candidates.count == 1 { return candidates[0] }
    if candidates.count > 1 {
      let shown = candidates.map { commands[$0].name }
      throw CommandError(.ambiguousCommand(text, candidates: shown), at: range)
    }
    if let habit = habit(text) {
      throw CommandError(.habit(text, habit, isArgument: false), at: range)
    }
    throw CommandError(.unknownCommand(text, nearest: nearestName(to: text)), at: range)
  }

  /// The name of a command that was probably meant: the command's own for that of a call alone,
  /// which is no word here. Short aliases are near to everything.
  private func nearestName(to text: String) -> String? {
    if let index = calls[text], !commands[index].isHidden { return commands[index].name }
    let known = commands.filter { !$0.isHidden }
      .flatMap { [$0.name] + $0.aliases.filter { $0.utf8.count > 2 } }
    return Spelling.nearest(to: text, among: known + calls.words)
  }

  /// The commands that a prefix may mean, in the catalogue's order.
  public func candidates(beginningWith prefix: String) -> [CommandDefinition] {
    indices(beginningWith: prefix).map { commands[$0] }
  }

  private func indices(beginningWith prefix: String) -> [Int] {
    let found = Set(names.entries(beginningWith: prefix).map(\.value))
    return commands.indices.filter { found.contains($0) && !commands[$0].isHidden }
  }

  /// The commands whose name, words of help or arguments hold each word of the text.
  public func commands(about text: String, in language: Language) -> [CommandDefinition] {
    let search = WordSearch(text)
    return commands.filter { command in
      let words =
        [command.name, summary(of: command, in: language), details(of: command, in: language)]
        + command.aliases + (command.call?.names ?? [])
        + command.arguments.map { summary(of: $0, of: command, in: language) }
      return !command.isHidden && search.finds(in: words)
    }
  }
}
