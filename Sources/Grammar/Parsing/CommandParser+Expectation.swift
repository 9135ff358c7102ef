import KernelModel

extension CommandParser {
  /// Reads what stands behind the `=`: a value, `-1 ENAME (words)`, a signal and its code, or `?`.
  ///
  /// What strace adds is passed over: words in parentheses, what a descriptor is, comments.
  mutating func readExpectation() throws(CommandError) {
    lexer.dialect = .call
    lexer.skipSpaces()
    let start = lexer.position
    let token = try lexer.next()
    switch token.kind {
    case .question:
      invocation.expectation.kind = .unknown
      // `= ? ERESTARTSYS (To be restarted)`
      lexer.skipSpaces()
      while lexer.byte(at: lexer.position).isWordPart { lexer.position += 1 }
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
    let rest = try lexer.next()
    guard rest.kind == .end else {
      throw CommandError(
        .expected(.endOfCommand, found: lexer.found(rest)), at: rest.range)
    }
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
        .expected(.number, found: lexer.found(count)), at: count.range)
    }
    invocation.expectation.faultCount = Int(count.value)
  }

  private mutating func note(_ range: Range<Int>) {
    invocation.expectation.start = range.lowerBound
    invocation.expectation.end = range.upperBound
  }
}

extension Lexer {
  /// Passes what strace prints behind a result: `(words)`, `<0.000012>`, `/* words */`.
  fileprivate mutating func skipRemarks() {
    while true {
      skipSpaces()
      let close: Int? =
        switch byte(at: position) {
        case UInt8(ascii: "("): closingParenthesis
        case UInt8(ascii: "<"): bytes[position..<end].firstIndex(of: UInt8(ascii: ">"))
        case UInt8(ascii: "/") where byte(at: position + 1) == UInt8(ascii: "*"):
          bytes[position..<end].firstRange(of: "*/".utf8).map { $0.upperBound - 1 }
        default: nil
        }
      guard let close else { return }
      position = close + 1
    }
  }

  /// Where the parenthesis closes that opens here; nil when it does not. What stands in strings is
  /// none.
  private var closingParenthesis: Int? {
    var lexer = self
    var depth = 0
    while lexer.position < end {
      switch bytes[lexer.position] {
      case UInt8(ascii: "\""):
        guard (try? lexer.next()) != nil else { return nil }
        continue
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return lexer.position }
      default: break
      }
      lexer.position += 1
    }
    return nil
  }
}

extension Errno {
  /// The errors by the names that strace prints.
  public static let byName = WordTable(Errno.allCases.map { ($0.name, $0) })
}
