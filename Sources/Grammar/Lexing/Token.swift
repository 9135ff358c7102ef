/// A word, a number or a sign, and where it stands.
public struct Token: BitwiseCopyable, Equatable, Sendable {
  public enum Kind: UInt8, BitwiseCopyable, Sendable {
    /// The end of the command: of the line, a `;`, or the `#` of a comment.
    case end
    /// An identifier: letters, digits, `_` and inner `.`, not beginning with a digit; with a `$` in
    /// front the name of a register.
    case word
    /// A number whose `value` is known.
    case number
    /// `$` (the last result, `value` 0) or `$n`.
    case result
    /// `"…"`, with backslash escapes; `range` includes the quotes.
    case string
    case plus, minus, star, slash, percent, shiftLeft, shiftRight, ampersand, caret, pipe, tilde
    case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
    case comma, equals, less, greater, question
    case equal, notEqual, lessOrEqual, greaterOrEqual, both, either, not
    /// A byte that begins nothing known.
    case other
  }

  public var kind: Kind
  /// The value of a number, the index of a result.
  public var value: UInt64 = 0
  public var start: Int
  public var end: Int
  /// White space, or the beginning of the line, stands before it.
  public var followsSpace: Bool

  public var range: Range<Int> { start..<end }
}
