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
    for start in commandStarts.reversed() {
      bytes.insert(contentsOf: "\(AsideWord.text) ".utf8, at: start - range.lowerBound)
    }
    return SourceLine(bytes: bytes, range: bytes.indices)
  }

  /// An error of the line as one of `asAside`: at the same word.
  public func asAside(_ error: CommandError) -> CommandError {
    // What concerns no word stands at the beginning.
    guard error.range.upperBound > range.lowerBound else { return error }
    let starts = commandStarts
    func moved(_ index: Int) -> Int {
      index - range.lowerBound + starts.count { $0 <= index } * (AsideWord.byteCount + 1)
    }
    var told = error
    let last = max(error.range.lowerBound, error.range.upperBound - 1)
    told.range =
      error.range.isEmpty
      ? moved(error.range.lowerBound)..<moved(error.range.lowerBound)
      : moved(error.range.lowerBound)..<moved(last) + 1
    return told
  }

  private var commandStarts: [Int] {
    LineWords(self).commands.filter { !$0.range.isEmpty && $0.saidAside == nil }
      .map(\.range.lowerBound)
  }
}

extension LineCommand {
  /// The command behind `aside`; nil where that is not in front.
  public var saidAside: LineCommand? {
    guard prefixText.isEmpty, !words.isEmpty, nameText == AsideWord.text else { return nil }
    let rest = SourceLine(bytes: line.bytes, range: name.upperBound..<range.upperBound)
    return LineWords(rest).commands[0]
  }
}
