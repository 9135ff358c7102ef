/// Evaluates expressions as they are read, with the precedence of C.
///
///     ||   &&   |   ^   &   == !=   < > <= >=   << >>   + -   * / %   ~ ! - + * {TYPE} (unary)   ( )
///
/// Comparisons, `&&`, `||` and `!` are read only where they are asked for: they are worth 1 or 0.
///
/// `*ADDR` is the word that memory holds at an address, `{TYPE}ADDR` what GDB understands by it.
///
/// `NAME(…)` is a function of the machine, `start.NAME` a value at the start, `cost(COMMANDS).NAME`
/// what commands would take, `after(COMMANDS).NAME` what it would be then. A word is compared with words: `zone(pfn(p)) == DMA`, `"heap"`.
///
/// A value is a whole number from -2^63 to 2^64 - 1, and every step is exact: what does not fit is
/// an error, never a wrap. `~x` is -x - 1, so `address & ~0xfff` cuts an address of any width.
///
/// Between the words of a command a sign belongs to an expression when it has white space on both
/// sides or on neither: `touch $1 + 4` and `touch $1+4` have one argument, `touch $1 -4` has two.
/// Inside parentheses, and where nothing else could follow, white space says nothing.
public struct Expression<Symbols: SymbolResolver> {
  public let symbols: Symbols
  public var allowsComparisons = false
  /// Whether nothing else can follow: a sign then belongs to the expression however it is spaced.
  public var standsAlone = false

  public init(symbols: Symbols, allowsComparisons: Bool = false, standsAlone: Bool = false) {
    self.symbols = symbols
    self.allowsComparisons = allowsComparisons
    self.standsAlone = standsAlone
  }

  /// The range of all values. `Int128` holds every step's result before it is checked.
  public static var range: ClosedRange<Int128> { Int128(Int64.min)...Int128(UInt64.max) }

  /// How deep parentheses and unary signs may nest.
  public static var depthLimit: Int { 200 }

  /// Passes an expression and returns its value.
  public func evaluate(_ lexer: inout Lexer) throws(CommandError) -> Int128 {
    try binary(&lexer, minimum: 1, depth: 0, isEnclosed: standsAlone)
  }

  private func binary(
    _ lexer: inout Lexer, minimum: Int, depth: Int, isEnclosed: Bool
  ) throws(CommandError) -> Int128 {
    let start = lexer.position
    var left = try unary(&lexer, depth: depth)
    while true {
      // Most arguments end here, so look at the next byte before making a token of it.
      guard lexer.isAtOperator || allowsComparisons else { return left }
      let before = lexer.position
      let sign = try lexer.next()
      guard let precedence = sign.kind.precedence(allowsComparisons), precedence >= minimum,
        isEnclosed || sign.followsSpace == lexer.isAtSpaceOrEnd
      else {
        lexer.position = before
        return left
      }
      let right = try binary(
        &lexer, minimum: precedence + 1, depth: depth, isEnclosed: isEnclosed)
      left = try combine(left, sign, right, in: lexer.trimmed(start..<lexer.position))
    }
  }

  func unary(_ lexer: inout Lexer, depth: Int) throws(CommandError) -> Int128 {
    let token = try lexer.next()
    switch token.kind {
    case .number:
      return Int128(token.value)
    case .result:
      return try result(token)
    case .word:
      return try symbol(token, &lexer, depth: depth)
    case .string where allowsComparisons || depth > 0:
      return try quotedWord(token, lexer)
    case .not where !allowsComparisons:
      throw CommandError(
        .expected(.number, found: lexer.found(token)), at: token.range)
    case .plus, .minus, .tilde, .not, .leftParenthesis:
      guard depth < Self.depthLimit else {
        throw CommandError(.nestedTooDeep(limit: Self.depthLimit), at: token.range)
      }
      return try prefixed(by: token, &lexer, depth: depth + 1)
    case .star, .leftBrace:
      guard depth < Self.depthLimit else {
        throw CommandError(.nestedTooDeep(limit: Self.depthLimit), at: token.range)
      }
      let place = try place(behind: token, &lexer, depth: depth + 1)
      return try content(of: place)
    default:
      throw CommandError(
        .expected(.number, found: lexer.found(token)), at: token.range)
    }
  }

  /// Passes an expression between parentheses or commas.
  func enclosed(_ lexer: inout Lexer, depth: Int) throws(CommandError) -> Int128 {
    try binary(&lexer, minimum: 1, depth: depth, isEnclosed: true)
  }

  private func prefixed(
    by token: Token, _ lexer: inout Lexer, depth: Int
  ) throws(CommandError) -> Int128 {
    if token.kind == .leftParenthesis {
      let value = try enclosed(&lexer, depth: depth)
      let closing = try lexer.next()
      guard closing.kind == .rightParenthesis else {
        throw CommandError(
          .expected(.closing(")"), found: lexer.found(closing)), at: closing.range)
      }
      return value
    }
    let value = try number(at: lexer.position, &lexer, depth: depth)
    let result: Int128 =
      switch token.kind {
      case .minus: -value
      case .tilde: ~value
      case .not: value == 0 ? 1 : 0
      default: value
      }
    return try checked(result, at: token.start..<lexer.position)
  }

  private func result(_ token: Token) throws(CommandError) -> Int128 {
    if let value = symbols.value(ofResult: token.value) { return value }
    throw CommandError(
      .noSuchResult(number: token.value, count: symbols.resultCount), at: token.range)
  }

  /// Passes an operand that must be a number.
  private func number(
    at start: Int, _ lexer: inout Lexer, depth: Int
  ) throws(CommandError) -> Int128 {
    let value = try unary(&lexer, depth: depth)
    guard !WordValue.isWord(value) else {
      throw CommandError(.wordIsNoNumber(value), at: lexer.trimmed(start..<lexer.position))
    }
    return value
  }

  private func symbol(
    _ token: Token, _ lexer: inout Lexer, depth: Int
  ) throws(CommandError) -> Int128 {
    let name = lexer.bytes.text(in: token.range)
    // A function before a symbol of the same name: events have a `pfn`.
    if lexer.isAtArguments, !name.hasPrefix(Self.start) {
      return switch name {
      case "cost": try cost(token, &lexer, depth: depth)
      case "after": try valueAfter(token, &lexer, depth: depth)
      default: try call(token, name, &lexer, depth: depth)
      }
    }
    if name == "NULL" { return 0 }
    if let value = symbols.value(ofSymbol: name) { return value }
    if name.hasPrefix(Self.start) {
      return try valueAtStart(
        token, name.dropFirst(Self.start.utf8.count), &lexer, depth: depth)
    }
    if name.hasPrefix("$") {
      // A result's name, as GDB writes its own.
      if let value = symbols.value(ofSymbol: String(name.dropFirst())) { return value }
      throw ProgramRegister.error(for: name, at: token.range)
    }
    throw unknown(name, token, lexer)
  }

  /// What is in front of a value at the start.
  private static var start: String { "start." }

  /// What is wrong with a name that stands for nothing.
  private func unknown(_ name: String, _ token: Token, _ lexer: Lexer) -> CommandError {
    if name + "." == Self.start {
      let end = lexer.byte(at: token.end) == UInt8(ascii: ".") ? token.end + 1 : token.end
      return CommandError(.startOfWhat, at: token.start..<end)
    }
    if symbols.functionNames.contains(name) || name == "cost" {
      return CommandError(.functionWithoutParenthesis(name), at: token.range)
    }
    return CommandError(
      .unknownSymbol(name, nearest: Spelling.nearest(to: name, among: symbols.symbolNames)),
      at: token.range)
  }

  private func combine(
    _ left: Int128, _ sign: Token, _ right: Int128, in range: Range<Int>
  ) throws(CommandError) -> Int128 {
    if WordValue.isWord(left) || WordValue.isWord(right) {
      return try compare(left, sign, right, in: range)
    }
    switch sign.kind {
    case .plus: return try checked(left + right, at: range)
    case .minus: return try checked(left - right, at: range)
    case .star:
      let product = left.multipliedReportingOverflow(by: right)
      guard !product.overflow else { throw CommandError(.overflow, at: range) }
      return try checked(product.partialValue, at: range)
    case .slash, .percent:
      guard right != 0 else { throw CommandError(.divisionByZero, at: sign.range) }
      return try checked(sign.kind == .slash ? left / right : left % right, at: range)
    case .shiftLeft, .shiftRight:
      guard right >= 0, right < 64 else {
        throw CommandError(.shiftOutOfRange(right), at: sign.range)
      }
      return try checked(sign.kind == .shiftLeft ? left << right : left >> right, at: range)
    case .equal: return left == right ? 1 : 0
    case .notEqual: return left != right ? 1 : 0
    case .less: return left < right ? 1 : 0
    case .greater: return left > right ? 1 : 0
    case .lessOrEqual: return left <= right ? 1 : 0
    case .greaterOrEqual: return left >= right ? 1 : 0
    case .both: return left != 0 && right != 0 ? 1 : 0
    case .either: return left != 0 || right != 0 ? 1 : 0
    case .ampersand: return left & right
    case .caret: return left ^ right
    default: return left | right
    }
  }

  /// Words are equal or not; nothing else can be asked of them.
  private func compare(
    _ left: Int128, _ sign: Token, _ right: Int128, in range: Range<Int>
  ) throws(CommandError) -> Int128 {
    switch sign.kind {
    case .equal: return left == right ? 1 : 0
    case .notEqual: return left != right ? 1 : 0
    default:
      let word = WordValue.isWord(left) ? left : right
      throw CommandError(.wordIsNoNumber(word), at: range)
    }
  }

  func checked(
    _ value: Int128, at range: Range<Int>
  ) throws(CommandError) -> Int128 {
    guard Self.range.contains(value) else { throw CommandError(.overflow, at: range) }
    return value
  }
}

extension Token.Kind {
  /// How tightly a binary operator binds; nil when the token is none.
  fileprivate func precedence(_ allowsComparisons: Bool) -> Int? {
    switch self {
    case .either where allowsComparisons: 1
    case .both where allowsComparisons: 2
    case .pipe: 3
    case .caret: 4
    case .ampersand: 5
    case .equal where allowsComparisons, .notEqual where allowsComparisons: 6
    case .less where allowsComparisons, .greater where allowsComparisons,
      .lessOrEqual where allowsComparisons, .greaterOrEqual where allowsComparisons:
      7
    case .shiftLeft, .shiftRight: 8
    case .plus, .minus: 9
    case .star, .slash, .percent: 10
    default: nil
    }
  }
}

extension Lexer {
  /// Whether the next byte that is no space may begin an operator.
  fileprivate var isAtOperator: Bool {
    var index = position
    while index < end, bytes[index].isSpace { index += 1 }
    switch byte(at: index) {
    case UInt8(ascii: "<"), UInt8(ascii: ">"): return byte(at: index + 1) == byte(at: index)
    case let byte: return byte.isOperator
    }
  }

  /// Whether white space or the end of the command comes next.
  fileprivate var isAtSpaceOrEnd: Bool {
    let next = byte(at: position)
    return position >= end || next.isSpace || next == UInt8(ascii: ";")
  }

  /// A range without the white space at its ends.
  public func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, bytes[low].isSpace { low += 1 }
    while high > low, bytes[high - 1].isSpace { high -= 1 }
    return low..<high
  }

  /// A token as an error names it.
  public func found(_ token: Token) -> Found {
    token.kind == .end ? .endOfCommand : .word(bytes.text(in: token.range))
  }
}
