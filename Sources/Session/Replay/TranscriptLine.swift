import Grammar

/// A line of a transcript: what a session looked like.
package enum TranscriptLine {
  /// A prompt and what was typed behind it: the index at which the command begins.
  case command(at: Int)
  /// `# words`
  case narration
  /// What the command before it printed.
  case output

  /// Recognises `pagewalk`, the process (`:2`), the event (` @37`) and the lesson (` lesson 3`) if
  /// they are there, and `> `.
  package init(_ line: SourceLine) {
    let bytes = line.bytes
    if let first = line.range.first, bytes[first] == UInt8(ascii: "#") {
      // `#0` begins a line of `bt`.
      let isNumbered = line.range.count > 1 && bytes[first + 1].isDigit
      self = isNumbered ? .output : .narration
      return
    }
    guard var index = line.index(behind: "pagewalk", from: line.range.lowerBound) else {
      self = .output
      return
    }
    if let digits = line.index(behind: ":", from: index) { index = line.indexBehindDigits(digits) }
    if let digits = line.index(behind: " @", from: index) { index = line.indexBehindDigits(digits) }
    for word: StaticString in [" lesson ", " quiz "] {
      if let name = line.index(behind: word, from: index) { index = line.indexBehindName(name) }
    }
    if let start = line.index(behind: "> ", from: index) {
      self = .command(at: start)
    } else if let end = line.index(behind: ">", from: index), end == line.range.upperBound {
      self = .command(at: end)
    } else {
      self = .output
    }
  }
}

extension TranscriptLine {
  /// Whether the file is a transcript, when the line tells: comments and empty lines do not.
  package func decidesForTranscript(_ line: SourceLine) -> Bool? {
    switch self {
    case .command: true
    case .narration: nil
    case .output: line.trimmedEnd == line.range.lowerBound ? nil : false
    }
  }

  /// Whether a file that begins so is a transcript.
  static func isTranscript(_ beginning: [UInt8]) -> Bool {
    var reader = LineReader(name: "", bytes: beginning)
    while let line = try? reader.next() {
      if let isTranscript = TranscriptLine(line).decidesForTranscript(line) { return isTranscript }
    }
    return false
  }
}

extension SourceLine {
  /// The index behind `text`, if it stands at `start`.
  fileprivate func index(behind text: StaticString, from start: Int) -> Int? {
    let wanted = Array(text.description.utf8)
    let end = start + wanted.count
    guard end <= range.upperBound, bytes[start..<end].elementsEqual(wanted) else { return nil }
    return end
  }

  fileprivate func indexBehindDigits(_ start: Int) -> Int {
    bytes[start..<range.upperBound].firstIndex { !$0.isDigit } ?? range.upperBound
  }

  /// Of a lesson's number or name, or of a quiz's `2/5`.
  fileprivate func indexBehindName(_ start: Int) -> Int {
    bytes[start..<range.upperBound].firstIndex {
      !$0.isWordPart && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "/")
    } ?? range.upperBound
  }
}
