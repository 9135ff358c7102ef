import KernelModel

extension CommandParser {
  /// Reads what stands behind the `=`: a value, `-1 ENAME (words)`, a signal and its code, or `?`.
  ///
  /// Whatever else strace adds, such as the words in parentheses, is passed over.
  mutating func readExpectation() throws(CommandError) {
    lexer.dialect = .call
    lexer.skipSpaces()
    let start = lexer.position
    let token = try lexer.next()
    switch token.kind {
    case .question:
      invocation.expectation.kind = .unknown
    case .word:
      readSignal(token)
    case .minus where isAtErrorName:
      readErrorName()
    default:
      lexer.position = start
      invocation.expectation.kind = .value(try expression.evaluate(&lexer))
      lexer.position = lexer.trimmed(start..<lexer.position).upperBound
      note(start..<lexer.position)
      lexer.skipAnnotation()
    }
    try readFaultCount()
    lexer.skipRemarks()
  }

  /// Behind the minus stands `1 ENAME`.
  private var isAtErrorName: Bool {
    lexer.byte(at: lexer.position) == UInt8(ascii: "1")
      && lexer.byte(at: lexer.position + 1) == UInt8(ascii: " ")
      && lexer.byte(at: lexer.position + 2) == UInt8(ascii: "E")
  }

  private mutating func readErrorName() {
    lexer.position += 2
    let start = lexer.position
    while lexer.byte(at: lexer.position).isWordPart { lexer.position += 1 }
    let name = start..<lexer.position
    note(name)
    let known = WordKey(lexer.bytes, name).flatMap { Errno.byName[$0] }
    invocation.expectation.kind = .failure(known)
  }

  private mutating func readSignal(_ name: Token) {
    lexer.position = name.end
    lexer.skipSpaces()
    let codeStart = lexer.position
    while lexer.byte(at: lexer.position).isWordPart { lexer.position += 1 }
    let end = lexer.position > codeStart ? lexer.position : name.end
    invocation.expectation.kind = .signal
    note(name.start..<end)
  }

  /// Passes `faults=2`.
  private mutating func readFaultCount() throws(CommandError) {
    let before = lexer.position
    let token = try lexer.next()
    guard token.kind == .word, line.text(in: token.range) == "faults",
      lexer.byte(at: lexer.position) == UInt8(ascii: "=")
    else {
      lexer.position = before
      return
    }
    lexer.position += 1
    let count = try lexer.next()
    guard count.kind == .number, count.value <= 1_000_000 else {
      throw CommandError(
        .expected("a number", found: lexer.description(of: count)), at: count.range)
    }
    invocation.expectation.faultCount = Int(count.value)
  }

  private mutating func note(_ range: Range<Int>) {
    invocation.expectation.start = range.lowerBound
    invocation.expectation.end = range.upperBound
  }
}

extension Lexer {
  /// Passes what strace prints behind a result, up to the end of the command.
  fileprivate mutating func skipRemarks() {
    while position < end, bytes[position] != UInt8(ascii: ";"), bytes[position] != UInt8(ascii: "#")
    {
      position += 1
    }
  }
}

extension Errno {
  /// The errors by the names that strace prints.
  static let byName = WordTable(Errno.allCases.map { ($0.name, $0) })
}
