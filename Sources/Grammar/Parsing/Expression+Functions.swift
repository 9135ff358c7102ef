/// Functions of the machine in expressions: `pfn(p)`, `start.rss`, `cost(touch p w).frames`.
extension Expression {
  /// Passes the arguments of a function, and calls it.
  func call(
    _ token: Token, _ name: String, _ lexer: inout Lexer, depth: Int
  ) throws(CommandError) -> Int128 {
    let arguments = try arguments(&lexer, depth: depth)
    return try symbols.value(
      of: FunctionCall(
        name: name, arguments: arguments, range: token.start..<lexer.position))
  }

  /// Passes `(ARGUMENT, …)`.
  private func arguments(
    _ lexer: inout Lexer, depth: Int
  ) throws(CommandError) -> [FunctionCall.Argument] {
    let opening = try lexer.next()
    guard depth < Self.depthLimit else {
      throw CommandError(.nestedTooDeep(limit: Self.depthLimit), at: opening.range)
    }
    var arguments: [FunctionCall.Argument] = []
    if try lexer.peek().kind == .rightParenthesis {
      _ = try lexer.next()
      return arguments
    }
    while true {
      let start = lexer.position
      let value = try enclosed(&lexer, depth: depth + 1)
      arguments.append(
        .init(value: value, range: lexer.trimmed(start..<lexer.position)))
      let sign = try lexer.next()
      if sign.kind == .rightParenthesis { return arguments }
      guard sign.kind == .comma else {
        throw CommandError(
          .expected(.closing(")"), found: lexer.found(sign)), at: sign.range)
      }
    }
  }

  /// Passes `start.NAME` or `start.FUNCTION(…)`: what it was worth at the start.
  ///
  /// - Parameter token: the word, with `start.` in front.
  func valueAtStart(
    _ token: Token, _ name: Substring, _ lexer: inout Lexer, depth: Int
  ) throws(CommandError) -> Int128 {
    let start = try symbols.start(at: token.range)
    lexer.position = token.end - name.utf8.count
    return try Expression<ErasedSymbols>(
      symbols: ErasedSymbols(start), allowsComparisons: allowsComparisons
    ).unary(&lexer, depth: depth + 1)
  }

  /// Passes `(COMMANDS).NAME` or `(COMMANDS).FUNCTION(…)`: what the commands would take, or by how
  /// much the value would change.
  func cost(_ token: Token, _ lexer: inout Lexer, depth: Int) throws(CommandError) -> Int128 {
    let (trial, name) = try trial(token, &lexer)
    if let figure = trial.figure(named: lexer.bytes.text(in: name)) { return figure }
    lexer.position = name.lowerBound
    var ahead = lexer
    let before = try unary(&lexer, depth: depth + 1)
    let after = try value(behind: trial, &ahead, depth: depth)
    for value in [before, after] where WordValue.isWord(value) {
      throw CommandError(.wordIsNoNumber(value), at: name.lowerBound..<lexer.position)
    }
    return try checked(after - before, at: token.start..<lexer.position)
  }

  /// Passes `(COMMANDS).NAME` or `(COMMANDS).FUNCTION(…)`: what the value would be then.
  func valueAfter(_ token: Token, _ lexer: inout Lexer, depth: Int) throws(CommandError) -> Int128 {
    let (trial, name) = try trial(token, &lexer)
    lexer.position = name.lowerBound
    return try value(behind: trial, &lexer, depth: depth)
  }

  private func value(
    behind trial: any Trial, _ lexer: inout Lexer, depth: Int
  ) throws(CommandError) -> Int128 {
    try Expression<ErasedSymbols>(
      symbols: ErasedSymbols(trial.after), allowsComparisons: allowsComparisons
    ).unary(&lexer, depth: depth + 1)
  }

  /// Passes `(COMMANDS).NAME` and carries the commands out.
  ///
  /// - Returns: what came of them, and where the name stands: the lexer is behind it.
  private func trial(
    _ token: Token, _ lexer: inout Lexer
  ) throws(CommandError) -> (any Trial, name: Range<Int>) {
    guard let closing = lexer.matchingParenthesis else {
      throw CommandError(
        .expected(.closing(")"), found: .endOfCommand), at: lexer.end..<lexer.end)
    }
    let commands = SourceLine(bytes: lexer.bytes, range: lexer.position + 1..<closing)
    lexer.position = closing + 1
    guard lexer.byte(at: lexer.position) == UInt8(ascii: ".") else {
      throw CommandError(.costOfWhat, at: token.start..<lexer.position)
    }
    lexer.position += 1
    let name = try lexer.next()
    guard name.kind == .word, !name.followsSpace else {
      throw CommandError(.costOfWhat, at: token.start..<lexer.position)
    }
    return (try symbols.trial(of: commands), name.range)
  }

  /// The word that a string in quotes spells.
  func quotedWord(_ token: Token, _ lexer: Lexer) throws(CommandError) -> Int128 {
    let text = lexer.bytes.text(in: token.start + 1..<token.end - 1)
    guard let word = WordValue(text) else {
      throw CommandError(.wordTooLong(limit: WordValue.byteLimit), at: token.range)
    }
    return word.value
  }
}

/// Names of one machine, whatever knows them.
struct ErasedSymbols: ForwardingSymbols {
  let forwarded: any SymbolResolver

  init(_ forwarded: any SymbolResolver) { self.forwarded = forwarded }
}

extension Lexer {
  /// Whether a function's arguments begin here: a name's parenthesis stands close to it.
  var isAtArguments: Bool { byte(at: position) == UInt8(ascii: "(") }

  /// Where the parenthesis closes that opens here, strings left aside; nil if it does not.
  fileprivate var matchingParenthesis: Int? {
    var lexer = self
    var depth = 0
    while lexer.position < end {
      switch bytes[lexer.position] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return lexer.position }
      case UInt8(ascii: "\""):
        guard lexer.passString() else { return nil }
        continue
      default: break
      }
      lexer.position += 1
    }
    return nil
  }
}
