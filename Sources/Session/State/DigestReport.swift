import Drawing
import Grammar
import Hardware

/// A name for the state of the whole machine: equal states have equal names.
package struct DigestReport: Report {
  package static let kind = "digest"

  /// Sixteen hexadecimal digits each.
  package let digest: String
  package let parts: [Part]

  package struct Part: Encodable, Sendable {
    package let name: String
    package let digest: String
  }

  package init(_ session: Session) {
    self.init(session.structures.map { ($0, $0.isComparedOnly ? [] : Facts.collected($0.fill)) })
  }

  /// - Parameter structures: a machine's, with their facts.
  package init(_ structures: [(structure: StateStructure, facts: [Facts.Fact])]) {
    var whole = Digest()
    parts = StateStructure.Part.allCases.compactMap { part in
      let members = structures.filter { $0.structure.part == part }
      guard !members.isEmpty else { return nil }
      var digest = Digest()
      for member in members {
        digest.add(member.facts.count)
        for fact in member.facts {
          digest.add(fact.place)
          digest.add(fact.digest)
        }
      }
      whole.add(digest.value)
      return Part(name: part.rawValue, digest: hexadecimal(digest.value, digits: 16))
    }
    digest = hexadecimal(whole.value, digits: 16)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(digest, .value)
    for part in parts {
      text.append("  \(part.name.left(15))", .label)
      text.appendLine(part.digest, .faint)
    }
  }
}
