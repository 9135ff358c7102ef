/// A transcript that is written anew with what came: narration, prompts and everything that agrees
/// stay as they are, with their `...`.
struct TranscriptText {
  private(set) var text = ""
  /// After how many commands something else came.
  private(set) var changedCount = 0

  /// Takes a command with what follows it in the file.
  ///
  /// - Parameter came: what it printed, if that or its prompt differs from the file.
  mutating func append(_ block: TranscriptCheck.Block, came: [String]?) {
    if let command = block.command { add(command) }
    guard let came else {
      for line in block.lines { add(line.text) }
      return
    }
    changedCount += 1
    for line in came { add(line) }
    for line in Self.behindOutput(block.lines) { add(line) }
  }

  /// The narration behind a command's output, and the empty lines that set it apart.
  private static func behindOutput(_ lines: [TranscriptCheck.Block.Line]) -> [String] {
    func isEmpty(_ line: TranscriptCheck.Block.Line) -> Bool {
      line.text.allSatisfy(\.isWhitespace)
    }
    var start = lines.firstIndex { !$0.isOutput } ?? lines.endIndex
    while start > 0, isEmpty(lines[start - 1]) { start -= 1 }
    return lines[start...].filter { !$0.isOutput || isEmpty($0) }.map(\.text)
  }

  private mutating func add(_ line: String) { text += line + "\n" }
}
