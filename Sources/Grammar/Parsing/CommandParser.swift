/// Reads the commands of a line, one after another.
///
///     [PID] NAME = COMMAND[/FORMAT] ARGUMENT... = RESULT ; COMMAND # comment
///
/// A command is words (`mmap 64K rw`) or, when a `(` stands right behind its name, a call as in C
/// or as strace prints it. Reading checks everything that can be known without the machine and
/// changes nothing.
public struct CommandParser<Symbols: SymbolResolver> {
  public let catalog: CommandCatalog
  public let line: SourceLine
  public let expression: Expression<Symbols>
  public var lexer: Lexer
  /// The command that `next` passed last. It is filled in place: it is large, and a long log makes
  /// half a million a second.
  public var invocation: Invocation

  public init(_ line: SourceLine, _ catalog: CommandCatalog, _ symbols: Symbols) {
    self.catalog = catalog
    self.line = line
    expression = Expression(symbols: symbols)
    lexer = Lexer(line)
    invocation = Invocation(.nothing, 0, line, from: line.range.lowerBound)
  }

  /// Passes the next command of the line; false when there is none left.
  public mutating func next() throws(CommandError) -> Bool {
    lexer.dialect = .words
    while true {
      lexer.skipSpaces()
      guard lexer.byte(at: lexer.position) == UInt8(ascii: ";") else { break }
      lexer.position += 1
    }
    let start = lexer.position
    let first = lexer.byte(at: start)
    guard start < lexer.end, first != UInt8(ascii: "#") else { return false }
    let processID = try processPrefix()
    let resultName = processID == nil ? lexer.passResultName() : nil
    if resultName != nil { try checkOneName() }
    try readCommand(from: start)
    invocation.processID = processID
    invocation.resultName = resultName.map { line.text(in: $0) }
    invocation.range = lexer.trimmed(start..<lexer.position)
    return true
  }

  /// Passes `[7]`, or a number with a word behind it.
  private mutating func processPrefix() throws(CommandError) -> UInt32? {
    let start = lexer.position
    guard ProcessPrefix.mayBegin(with: lexer.byte(at: start)), let prefix = ProcessPrefix(lexer)
    else { return nil }
    guard prefix.isInBrackets else {
      let number = try lexer.next()
      lexer.position = prefix.end
      guard isAtCommandBehindNumber else { throw expressionAsCommand(from: start) }
      return try processID(Int128(number.value), at: number.range)
    }
    lexer.position = prefix.number.lowerBound
    let value = try expression.evaluate(&lexer)
    let range = lexer.trimmed(prefix.number.lowerBound..<lexer.position)
    let closing = try lexer.next()
    guard closing.kind == .rightBracket else {
      throw CommandError(.expected(.closing("]"), found: lexer.found(closing)), at: closing.range)
    }
    lexer.skipSpaces()
    return try processID(value, at: range)
  }

  /// A word, or one of the marks that strace prints.
  private var isAtCommandBehindNumber: Bool {
    lexer.byte(at: lexer.position).isWordStart || lexer.isAtMark
  }

  private func expressionAsCommand(from start: Int) -> CommandError {
    let rest = lexer.trimmed(start..<lexer.commandEnd)
    var copy = lexer
    copy.position = start
    if let first = try? copy.next(), first.kind == .result, let sign = try? copy.next(),
      sign.kind == .equals
    {
      return CommandError(
        .nameTaken(line.text(in: first.range), by: .isResult), at: first.range)
    }
    return CommandError(.expressionAsCommand(line.text(in: rest)), at: rest)
  }

  /// What to say of what begins with no letter: an expression, a sign, a word in another script.
  private func noCommand(from start: Int) -> CommandError {
    let first = lexer.byte(at: start)
    let isExpression = first.isDigit || "$(-+~*{".utf8.contains(first)
    guard !isExpression else { return expressionAsCommand(from: start) }
    let range = lexer.rawRange()
    let word = line.text(in: range)
    if let habit = catalog.habit(ofSigns: word) {
      return CommandError(.habit(word, habit, isArgument: false), at: range)
    }
    return CommandError(.unknownCommand(word, nearest: nil), at: range)
  }

  private func processID(_ value: Int128, at range: Range<Int>) throws(CommandError) -> UInt32 {
    let kind = ArgumentKind.processID
    guard let bounds = kind.bounds, bounds.contains(value) else {
      throw CommandError(.noSuchProcess(value), at: range)
    }
    return UInt32(value)
  }

  /// Refuses `NAME = NAME = COMMAND`. `NAME = COMMAND = RESULT` is another thing.
  private func checkOneName() throws(CommandError) {
    var copy = lexer
    guard let second = copy.passResultName(), !catalog.hasName(lexer.bytes, second) else { return }
    throw CommandError(.secondName(line.text(in: second)), at: second)
  }

  private mutating func readCommand(from start: Int) throws(CommandError) {
    let nameStart = lexer.position
    let range = lexer.commandName()
    guard !range.isEmpty else {
      guard !lexer.isAtCommandEnd else {
        throw CommandError(
          .expected(.command, found: .endOfCommand), at: nameStart..<nameStart)
      }
      throw noCommand(from: nameStart)
    }
    lexer.position = range.upperBound
    let following = lexer.byte(at: range.upperBound)
    let isCall = following == UInt8(ascii: "(")
    var index: Int
    do throws(CommandError) {
      index = try catalog.command(lexer.bytes, range, isCall: isCall)
    } catch {
      guard isCall, passOtherCall(range) else { throw error }
      return try readOtherCall(range, from: start)
    }
    if !isCall, let longer = catalog.continuation(of: index, &lexer) { index = longer }
    let definition = catalog.commands[index]
    if isCall, definition.call == nil, passOtherCall(range) {
      return try readOtherCall(range, from: start)
    }
    invocation = Invocation(definition, index, line, from: start)
    if isCall, let form = definition.call {
      invocation.form = .call
      try readCall(form, as: line.text(in: range))
    } else {
      if following == UInt8(ascii: "/") { try readFormat() }
      try readWords()
    }
  }

  /// Reads what came of a call that was passed over. Whatever it is, it is taken for true.
  private mutating func readOtherCall(_ name: Range<Int>, from start: Int) throws(CommandError) {
    guard let index = catalog.unknownCallIndex else {
      throw CommandError(.unknownCommand(line.text(in: name), nearest: nil), at: name)
    }
    invocation = Invocation(catalog.commands[index], index, line, from: start)
    invocation.form = .call
    invocation.values[0] = ArgumentValue(name)
    try readEndOfCall()
    invocation.expectation = ExpectedResult()
  }

  /// Passes `/4xw`.
  private mutating func readFormat() throws(CommandError) {
    let slash = lexer.position
    lexer.position += 1
    while lexer.byte(at: lexer.position).isWordPart { lexer.position += 1 }
    let range = slash..<lexer.position
    guard invocation.definition.takesFormat else {
      throw CommandError(.takesNoFormat(invocation.definition.name), at: range)
    }
    guard let format = MemoryFormat(lexer.bytes, slash + 1..<lexer.position) else {
      throw CommandError(.invalidFormat(line.text(in: range)), at: range)
    }
    invocation.format = format
  }
}
