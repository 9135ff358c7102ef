import Drawing
import KernelModel

/// What was decided, and what the model decides instead.
public enum DecisionMismatch: Hashable, Sendable {
  /// A request of a list, counted from 1; nil where there is none.
  case request(number: Int, expected: ScanRounds.Request?, got: ScanRounds.Request?)
  /// How many of the batches took pages off inactive lists, so that something came of them.
  case batches(expected: Int, got: Int)
  case flags(expected: CacheVerdict, got: CacheVerdict)
  /// The priority of the next pass; 0 where there is none.
  case priority(expected: Int, got: Int)
  /// A yes or a no, and what the model says is the other.
  case answer(expected: Bool)
  case slab(expected: SlabWork, got: SlabWork)
}

extension DecisionMismatch {
  /// What was decided, and what the model decides.
  var sides: Details {
    switch self {
    case .request(let number, let expected, let got):
      [
        "request": number, "expected": expected.map(RequestFact.init),
        "got": got.map(RequestFact.init),
      ]
    case .batches(let expected, let got), .priority(let expected, let got):
      ["expected": expected, "got": got]
    case .flags(let expected, let got):
      ["expected": CacheFact(expected), "got": CacheFact(got)]
    case .answer(let expected): ["expected": expected, "got": !expected]
    case .slab(let expected, let got): ["expected": expected, "got": got]
    }
  }
}

private struct RequestFact: Encodable {
  let list: String
  let pages: Int

  init(_ request: ScanRounds.Request) {
    list = request.list.name
    pages = request.pageCount
  }
}

private struct CacheFact: Encodable {
  let isTrimmed: Bool
  let isTiny: Bool

  init(_ verdict: CacheVerdict) {
    isTrimmed = verdict.isTrimmed
    isTiny = verdict.isTiny
  }
}
