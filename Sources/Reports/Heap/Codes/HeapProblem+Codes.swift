import CLibrary
import Drawing

extension HeapProblem: DetailedFact {
  public var code: String {
    switch self {
    case .cacheCount: "tcache-count"
    case .badLink: "bad-link"
    case .badBackLink: "bad-back-link"
    case .listedTwice: "listed-twice"
    case .badSize: "bad-size"
    case .lost: "lost"
    case .calledUsed: "called-used"
    case .badPreviousSize: "bad-previous-size"
    case .mappedCount: "mapped-count"
    case .noChunk: "no-chunk"
    }
  }

  public var details: Details {
    switch self {
    case .cacheCount(let bin, let counted, let found):
      ["bin": bin, "counted": counted, "found": found]
    case .badLink(let list, let link): ["list": list, "link": link]
    case .badBackLink(let list, let chunk, let link, let expected):
      ["list": list, "chunk": chunk.rawValue, "link": link, "expected": expected.rawValue]
    case .listedTwice(let chunk, let list, let other):
      ["chunk": chunk.rawValue, "list": list, "otherList": other]
    case .badSize(let chunk, let size): ["chunk": chunk.rawValue, "size": size]
    case .lost(let chunk), .calledUsed(let chunk), .badPreviousSize(let chunk):
      ["chunk": chunk.rawValue]
    case .mappedCount(let counted, let found): ["counted": counted, "found": found]
    case .noChunk(let list, let chunk): ["list": list, "chunk": chunk.rawValue]
    }
  }
}
