import Drawing
import Grammar
import Hardware

/// A name for the state of the whole machine: equal states have equal names.
///
/// It is a sum of terms, one for each field of each place of each structure, whose keys are names
/// and numbers: a field that is added moves no other.
package struct DigestReport: Report {
  package static let kind = "digest"

  /// Sixteen hexadecimal digits each.
  package let digest: String
  package let parts: [Part]

  package struct Part: Encodable, Sendable {
    package let part: StatePart
    package let digest: String
  }

  package init(_ world: World) { self.init(MachineState(world).entered(isKept: false)) }

  /// - Parameter structures: a machine's, with their facts.
  package init(_ structures: [MachineState.Entered]) {
    var sums: [StatePart: UInt64] = [:]
    for entered in structures {
      guard let part = entered.structure.id.part else { continue }
      sums[part, default: 0] &+= Digest.term(entered.facts.sum, under: entered.structure.id.key)
    }
    var whole: UInt64 = 0
    parts = StatePart.allCases.compactMap { part in
      sums[part].map { sum in
        whole &+= Digest.term(sum, under: Digest.key(part.code))
        return Part(part: part, digest: hexadecimal(sum, digits: 16))
      }
    }
    digest = hexadecimal(whole, digits: 16)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(digest, .value)
    for part in parts {
      text.append("  \(canvas.words(part.part).left(15))", .label)
      text.appendLine(part.digest, .faint)
    }
  }
}
