import Drawing
import Grammar
import Hardware

/// How two machines differ, structure by structure.
package struct DifferenceReport: Report {
  package static let kind = "difference"

  /// The points or branches, as they were typed.
  package let first: String
  package let second: String
  /// The structures that differ.
  package let structures: [StructureDifference]
  /// Of the one machine and the other.
  let digests: [String]

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    guard !structures.isEmpty else {
      return digests[0] == digests[1]
        ? text.appendLine(canvas.words(StatePhrase.equal), .faint)
        : text.appendLine(
          canvas.words(StatePhrase.onlyDigestsDiffer(digests[0], digests[1])), .warning)
    }
    text.append("- \(first)", .removed)
    text.append("   ")
    text.appendLine("+ \(second)", .added)
    for structure in structures { structure.draw(on: canvas, into: &text) }
  }
}

extension DifferenceReport {
  package init(_ first: World, _ second: World, names: (String, String)) {
    (self.first, self.second) = names
    let left = MachineState(first).entered(isKept: true)
    let right = MachineState(second).entered(isKept: true)
    let mine = Dictionary(uniqueKeysWithValues: left.map { ($0.structure.id, $0) })
    let theirs = Dictionary(uniqueKeysWithValues: right.map { ($0.structure.id, $0) })
    structures =
      left.compactMap { $0.structure.difference($0, theirs[$0.structure.id]) }
      + right.filter { mine[$0.structure.id] == nil }
      .compactMap { $0.structure.difference(nil, $0) }
    digests = [DigestReport(left).digest, DigestReport(right).digest]
  }
}

extension StateStructure {
  /// How two machines differ in such a structure, of whom at least one has it.
  fileprivate func difference(
    _ mine: MachineState.Entered?, _ theirs: MachineState.Entered?
  ) -> StructureDifference? {
    StructureDifference(
      id,
      Self.compared(
        mine?.structure as? Self, theirs?.structure as? Self,
        facts: (mine?.facts.all ?? [], theirs?.facts.all ?? [])))
  }
}
