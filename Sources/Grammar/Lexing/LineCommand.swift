/// One command of a line, cut into its parts.
public struct LineCommand: Sendable {
  public let line: SourceLine
  /// From its first byte to the `;`, the comment or the line's end.
  public let range: Range<Int>
  /// The number of a process in front.
  public let process: ProcessPrefix?
  /// The name that the result shall bear.
  public let resultName: Range<Int>?
  /// The command's name, or one of the marks of strace; empty where there is none. A hyphen at the
  /// line's end belongs to it: a letter may follow.
  public let name: Range<Int>
  /// A `(` stands right behind the name.
  public let isCall: Bool
  /// `/4xw`, with the slash.
  public let format: Range<Int>?
  /// What stands behind the name and the format, whether or not it is a call.
  public let words: [LineWord]

  /// Passes a command and the white space around it.
  init(_ line: SourceLine, _ lexer: inout Lexer) {
    self.line = line
    lexer.skipSpaces()
    let start = lexer.position
    process = ProcessPrefix(lexer).flatMap { $0.isSetApart ? $0 : nil }
    if let process { lexer.position = process.end }
    resultName = process == nil ? lexer.passResultName() : nil
    let name = lexer.commandName()
    let hasOpenHyphen =
      !name.isEmpty && name.upperBound == lexer.end - 1
      && lexer.bytes[name.upperBound] == UInt8(ascii: "-")
    self.name = name.lowerBound..<name.upperBound + (hasOpenHyphen ? 1 : 0)
    lexer.position = self.name.upperBound
    isCall = !name.isEmpty && lexer.byte(at: lexer.position) == UInt8(ascii: "(")
    if !name.isEmpty, lexer.byte(at: lexer.position) == UInt8(ascii: "/") {
      lexer.position += 1
      while lexer.byte(at: lexer.position).isWordPart { lexer.position += 1 }
      format = self.name.upperBound..<lexer.position
    } else {
      format = nil
    }
    var words: [LineWord] = []
    lexer.skipSpaces()
    while !lexer.isAtCommandEnd {
      words.append(LineWord(&lexer))
      lexer.skipSpaces()
    }
    self.words = words
    range = start..<lexer.position
  }

  /// The name is one of the marks of strace: `--- SIGCHLD`, `+++ exited`.
  public var isMark: Bool { !name.isEmpty && !line.bytes[name.lowerBound].isWordStart }

  /// What stands in front of the name.
  public var prefixText: String { line.text(in: range.lowerBound..<name.lowerBound) }

  public var nameText: String { line.text(in: name) }

  /// What stands behind the name.
  public var restText: String { line.text(in: name.upperBound..<range.upperBound) }

  public var text: String { line.text(in: range) }

  /// The parameters of a call, as far as they are there: at least one, which may be empty; none
  /// where it is no call.
  ///
  /// - Returns: also whether the parenthesis is closed.
  public func parameters() -> (ranges: [Range<Int>], isClosed: Bool) {
    guard isCall else { return ([], false) }
    var lexer = Lexer(line)
    lexer.position = name.upperBound
    var ranges: [Range<Int>] = []
    repeat {
      lexer.position += 1
      let start = lexer.position
      let isEnded = lexer.passArgument()
      ranges.append(lexer.trimmed(start..<lexer.position))
      guard isEnded else { return (ranges, false) }
    } while lexer.byte(at: lexer.position) == UInt8(ascii: ",")
    return (ranges, true)
  }
}

extension ProcessPrefix {
  /// Whether the number is told from what it may be the beginning of: `7` alone may become `7K`.
  fileprivate var isSetApart: Bool { isInBrackets || end > number.upperBound }
}
