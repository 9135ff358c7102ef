/// `aside` in front of a command: it is no part of the file whose lines it stands between, and its
/// result does not count among theirs.
extension CommandParser {
  /// Passes the word, if it stands where the next command begins.
  public mutating func passAside() -> Bool {
    let start = lexer.position
    while lexer.byte(at: lexer.position).isSpace
      || lexer.byte(at: lexer.position) == UInt8(ascii: ";")
    {
      lexer.position += 1
    }
    let end = lexer.position + AsideWord.byteCount
    guard end < lexer.end, lexer.byte(at: lexer.position) == AsideWord.first,
      lexer.bytes[end].isSpace,
      lexer.bytes[lexer.position..<end].elementsEqual(AsideWord.text.utf8)
    else {
      lexer.position = start
      return false
    }
    lexer.position = end
    return true
  }
}

/// The word.
public enum AsideWord {
  public static let text = "aside"
  static let byteCount = 5
  static let first = UInt8(ascii: "a")
}

extension SourceLine {
  /// The line with `aside` in front of each of its commands.
  public var asAside: SourceLine {
    var bytes = Array(bytes[range])
    let starts = LineWords(SourceLine(bytes: bytes, range: bytes.indices)).commands
      .filter { !$0.range.isEmpty }.map(\.range.lowerBound)
    for start in starts.reversed() {
      bytes.insert(contentsOf: "\(AsideWord.text) ".utf8, at: start)
    }
    return SourceLine(bytes: bytes, range: bytes.indices)
  }
}
