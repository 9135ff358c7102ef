import Drawing
import KernelModel

extension DecisionCause {
  var english: String {
    switch self {
    case .unreadable(let cause): cause.english
    case .mismatch(let kind, let mismatch): "\(kind.rawValue): \(mismatch.english)"
    }
  }
}

extension DecisionMismatch: Worded {
  public var english: String {
    switch self {
    case .request(let number, let expected, let got):
      "request \(number): expected \(expected?.english ?? "none"), got \(got?.english ?? "none")"
    case .batches(let expected, let got):
      "expected \(counted(expected, "batch", "batches")) of inactive pages with an outcome, got \(got)"
    case .flags(let expected, let got): "expected \(expected.english), got \(got.english)"
    case .priority(let expected, let got): "expected priority \(expected), got \(got)"
    case .answer(let expected): expected ? "expected 1, got 0" : "expected 0, got 1"
    case .slab(let expected, let got): "expected \(expected.english), got \(got.english)"
    }
  }
}

extension ScanRounds.Request {
  fileprivate var english: String { "\(pageCount) of \(list.name)" }
}

extension CacheVerdict {
  fileprivate var english: String { "trim=\(isTrimmed ? 1 : 0) tiny=\(isTiny ? 1 : 0)" }
}

extension SlabWork {
  fileprivate var english: String { "delta=\(delta) total_scan=\(total)" }
}

extension DecisionRefusal.Cause: Worded {
  public var english: String {
    switch self {
    case .noHeader: "the file does not begin with '\(DecisionHeader.beginning)...'"
    case .unknownKernel(let name): "unknown kernel '\(name)'"
    case .noHeaderFigure(let name): "the lines at the top do not tell \(name)"
    case .unknownLine(let word): "unknown kind of line '\(word)'"
    case .noFigure(let word): "'\(word)' is no figure KEY=NUMBER"
    case .missing(let key): "\(key) is missing"
    case .repeated(let key): "\(key) stands twice"
    case .unknown(let key): "unknown key '\(key)'"
    case .badValue(let key, let word): "'\(word)' is no value of \(key)"
    case .outOfBounds(let key, let word, let bounds):
      "\(key) is \(bounds.lowerBound) to \(bounds.upperBound), not \(word)"
    case .unknownZone(let name): "no zone is called '\(name)'"
    case .badRequest(let word):
      "'\(word)' is no request LIST:REQUESTED/SCANNED/SKIPPED/TAKEN"
    case .excess(let word): "nothing may follow here, but '\(word)' does"
    }
  }
}
