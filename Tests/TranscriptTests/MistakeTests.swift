import Commands
import Drawing
import FoundationEssentials
import Session
import Testing

/// Thirty wrong lines and more, each with the whole of its answer: `Scenarios/mistakes.transcript`.
struct MistakeTests {
  private static let path =
    #filePath.replacing("Tests/TranscriptTests/MistakeTests.swift", with: "")
    + "Scenarios/mistakes.transcript"

  private struct Line {
    let text: String
    var answer = ""
  }

  private func lines() throws -> [Line] {
    let text = String(decoding: try Data(contentsOf: URL(filePath: Self.path)), as: UTF8.self)
    var lines: [Line] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("pagewalk> ") {
        lines.append(Line(text: String(line.dropFirst(10))))
      } else if !line.hasPrefix("#"), !line.isEmpty, !lines.isEmpty {
        lines[lines.count - 1].answer += line + "\n"
      }
    }
    return lines
  }

  @Test func `a wrong line is shown with a caret, an error, a way on, and changes nothing`() throws
  {
    let session = try Session()
    var output = ""
    session.sink = { output += $0 }
    func digest() -> String {
      output = ""
      session.execute("digest")
      return output
    }
    var wrong = 0
    for line in try lines() {
      let before = digest()
      output = ""
      let status = session.execute(line.text).status
      #expect(output == line.answer, "\(line.text)")
      guard status == .failed else { continue }
      wrong += 1
      let answer = line.answer.split(separator: "\n")
      #expect(answer.contains { $0.drop { $0 == " " }.first == "^" }, "\(line.text)")
      #expect(answer.contains { $0.hasPrefix("error: ") }, "\(line.text)")
      // What was expected, or twice there, says itself what to type.
      let saysItself = answer.contains { $0.contains(/^error: (expected |.* is given twice)/) }
      #expect(saysItself || answer.contains { $0.hasPrefix("note: ") }, "\(line.text)")
      #expect(!line.answer.contains(/did you mean '.'/), "\(line.text)")
      #expect(digest() == before, "\(line.text)")
    }
    #expect(wrong >= 30)
  }
}
