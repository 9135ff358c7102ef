import Drawing
import Hardware

/// A name for the state of the whole machine: equal states have equal names.
///
/// It is a sum of terms, one for each field of each place of each structure, whose keys are names
/// and numbers: a field that is added moves no other.
struct DigestReport: Report {
  static let kind = "digest"

  /// Sixteen hexadecimal digits each.
  let digest: String
  let parts: [Part]

  struct Part: Encodable, Sendable {
    let part: StatePart
    let digest: String
  }

  init(_ world: World) { self.init(MachineState(world).entered(isKept: false)) }

  /// - Parameter structures: a machine's, with their facts.
  init(_ structures: [MachineState.Entered]) {
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

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(digest, .value)
    for part in parts {
      text.append("  \(canvas.words(part.part).left(15))", .label)
      text.appendLine(part.digest, .faint)
    }
  }
}
