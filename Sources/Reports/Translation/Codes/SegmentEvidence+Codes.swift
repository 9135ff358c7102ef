import Drawing
import Hardware

extension SegmentEvidence {
  package func encode(to encoder: any Encoder) throws {
    let facts: Details = [
      "source": source, "register": register, "selector": selector.rawValue, "offset": offset,
      "base": descriptor?.base, "limit": descriptor?.limit, "place": place,
      "descriptor": descriptor, "check": check, "decision": decision,
    ]
    try facts.encode(to: encoder)
  }
}

extension SegmentEvidence.Decision: DetailedFact {
  package var code: String {
    switch self {
    case .flat: "flat"
    case .notFlat: "not-flat"
    case .noSegment: "no-segment"
    case .sum: "sum"
    case .refused: "refused"
    }
  }

  package var details: Details {
    switch self {
    case .flat(let linear), .notFlat(let linear), .noSegment(let linear), .sum(_, let linear):
      ["linear": linear]
    case .refused(let vector, let errorCode, let refusal):
      ["exception": vector, "errorCode": errorCode, "rule": refusal]
    }
  }
}
