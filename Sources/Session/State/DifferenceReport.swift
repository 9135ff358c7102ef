import Drawing
import Grammar

/// How two machines differ, structure by structure.
package struct DifferenceReport: Report {
  package static let kind = "difference"

  package let first: String
  package let second: String
  /// The structures that differ.
  package let lines: [StructureDifference]
  /// Of the one machine and the other.
  let digests: [String]

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    guard !lines.isEmpty else {
      return digests[0] == digests[1]
        ? text.appendLine("the machines are equal", .faint)
        : text.appendLine(
          "no structure differs, but the digests do: \(digests[0]) and \(digests[1])", .warning)
    }
    text.append("- \(first)", .removed)
    text.append("   ")
    text.appendLine("+ \(second)", .added)
    for line in lines { line.draw(on: canvas, into: &text) }
  }
}

extension DifferenceReport {
  package init(_ first: Session, _ second: Session, names: (String, String)) {
    (self.first, self.second) = names
    let (left, right) = (Self.facts(of: first), Self.facts(of: second))
    let others = right.filter { other in
      !left.contains { $0.structure.name == other.structure.name }
    }
    lines =
      left.compactMap { mine in
        let theirs = right.first { $0.structure.name == mine.structure.name }
        return StructureDifference(mine, theirs, of: (first, second))
      } + others.compactMap { StructureDifference(nil, $0, of: (first, second)) }
    digests = [DigestReport(left).digest, DigestReport(right).digest]
  }

  private static func facts(of session: Session) -> [StructureDifference.Side] {
    session.structures.map { ($0, Facts.collected($0.fill)) }
  }
}
