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
    let resultName = processID == nil ? namePrefix() : nil
    if resultName != nil { try checkOneName() }
    try readCommand(from: start)
    invocation.processID = processID
    invocation.resultName = resultName
    invocation.range = lexer.trimmed(start..<lexer.position)
    return true
  }

  /// Passes `[7]`, or a number with a word behind it.
  private mutating func processPrefix() throws(CommandError) -> UInt32? {
    let start = lexer.position
    let first = lexer.byte(at: start)
    guard first.isDigit || first == UInt8(ascii: "[") else { return nil }
    if first.isDigit {
      let number = try lexer.next()
      lexer.skipSpaces()
      guard isAtCommandBehindNumber else {
        let rest = lexer.trimmed(start..<commandEnd)
        throw CommandError(.expressionAsCommand(line.text(in: rest)), at: rest)
      }
      return try processID(Int128(number.value), at: number.range)
    }
    lexer.position = start + 1
    passPIDWord()
    let valueStart = lexer.position
    let value = try expression.evaluate(&lexer)
    let range = lexer.trimmed(valueStart..<lexer.position)
    let closing = try lexer.next()
    guard closing.kind == .rightBracket else {
      throw CommandError(.expected(.closing("]"), found: lexer.found(closing)), at: closing.range)
    }
    lexer.skipSpaces()
    return try processID(value, at: range)
  }

  /// Passes the `pid` of `[pid  1234]`, as strace writes it on a terminal.
  private mutating func passPIDWord() {
    let start = lexer.position
    guard lexer.byte(at: start + 3).isSpace,
      line.text(in: start..<min(start + 3, lexer.end)) == "pid"
    else { return }
    lexer.position = start + 3
    lexer.skipSpaces()
  }

  /// A word, or one of the marks that strace prints: `+++ exited`, `--- SIGCHLD`.
  private var isAtCommandBehindNumber: Bool {
    let byte = lexer.byte(at: lexer.position)
    return byte.isWordStart || isAtMark
  }

  private var isAtMark: Bool {
    let byte = lexer.byte(at: lexer.position)
    return (byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"))
      && lexer.byte(at: lexer.position + 1) == byte && lexer.byte(at: lexer.position + 2) == byte
  }

  private func processID(_ value: Int128, at range: Range<Int>) throws(CommandError) -> UInt32 {
    let kind = ArgumentKind.processID
    guard let bounds = kind.bounds, bounds.contains(value) else {
      throw CommandError(.noSuchProcess(value), at: range)
    }
    return UInt32(value)
  }

  /// Passes `NAME =`. A name is a word; eight hexadecimal digits are a number and so no name.
  private mutating func namePrefix() -> String? {
    let start = lexer.position
    var index = start
    while lexer.byte(at: index).isWordPart { index += 1 }
    let nameEnd = index
    guard nameEnd > start, lexer.byte(at: start).isWordStart else { return nil }
    while lexer.byte(at: index).isSpace { index += 1 }
    guard lexer.byte(at: index) == UInt8(ascii: "="),
      lexer.byte(at: index + 1) != UInt8(ascii: "=")
    else { return nil }
    guard !(nameEnd - start == 8 && lexer.bytes.address(at: start) != nil) else { return nil }
    lexer.position = index + 1
    lexer.skipSpaces()
    return line.text(in: start..<nameEnd)
  }

  /// Refuses `NAME = NAME = COMMAND`. `NAME = COMMAND = RESULT` is another thing.
  private func checkOneName() throws(CommandError) {
    var copy = self
    let start = lexer.position
    guard let second = copy.namePrefix(), catalog.command(named: second) == nil else { return }
    throw CommandError(.secondName(second), at: start..<start + second.utf8.count)
  }

  /// Where the command ends that begins at or before the lexer's position.
  private var commandEnd: Int {
    var index = lexer.position
    while index < lexer.end, lexer.byte(at: index) != UInt8(ascii: ";"),
      lexer.byte(at: index) != UInt8(ascii: "#")
    {
      index += 1
    }
    return index
  }

  private mutating func readCommand(from start: Int) throws(CommandError) {
    let nameStart = lexer.position
    let range = nameRange()
    if range.isEmpty {
      let rest = lexer.trimmed(nameStart..<commandEnd)
      guard !rest.isEmpty else {
        throw CommandError(
          .expected(.command, found: .endOfCommand), at: nameStart..<nameStart)
      }
      throw CommandError(.expressionAsCommand(line.text(in: rest)), at: rest)
    }
    lexer.position = range.upperBound
    let following = lexer.byte(at: range.upperBound)
    let isCall = following == UInt8(ascii: "(")
    let index: Int
    do throws(CommandError) {
      index = try catalog.command(lexer.bytes, range, isCall: isCall)
    } catch {
      guard isCall, passOtherCall(range) else { throw error }
      return try readOtherCall(range, from: start)
    }
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

  /// The name of the command at the lexer's position: a word, `+++` or `---`.
  private func nameRange() -> Range<Int> {
    let start = lexer.position
    if isAtMark { return start..<start + 3 }
    var index = start
    guard lexer.byte(at: index).isWordStart else { return start..<start }
    while lexer.byte(at: index).isWordPart || isInnerHyphen(index, from: start) { index += 1 }
    return start..<index
  }

  private func isInnerHyphen(_ index: Int, from start: Int) -> Bool {
    lexer.byte(at: index) == UInt8(ascii: "-") && index > start
      && lexer.byte(at: index + 1).isWordStart
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
