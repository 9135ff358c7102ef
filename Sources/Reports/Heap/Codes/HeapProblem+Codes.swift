import CLibrary
import Drawing

extension HeapSurvey.Problem: DetailedFact {
  public var code: String {
    switch self {
    case .chunkSize: "chunk-size"
    case .lost: "lost"
    case .freeButUsed: "free-but-used"
    case .previousSize: "previous-size"
    case .mappingCount: "mapping-count"
    case .noChunkBegins: "no-chunk-begins"
    case .cacheCount: "cache-count"
    case .strayLink: "stray-link"
    case .backLink: "back-link"
    case .inTwoLists: "in-two-lists"
    }
  }

  public var details: Details {
    switch self {
    case .chunkSize(let chunk, let size): ["chunk": chunk.rawValue, "size": size]
    case .lost(let chunk), .freeButUsed(let chunk), .previousSize(let chunk):
      ["chunk": chunk.rawValue]
    case .mappingCount(let counted, let found): ["counted": counted, "found": found]
    case .noChunkBegins(let list, let chunk): ["list": list, "chunk": chunk.rawValue]
    case .cacheCount(let bin, let counted, let found):
      ["bin": bin, "counted": counted, "found": found]
    case .strayLink(let list, let link): ["list": list, "to": link]
    case .backLink(let list, let chunk, let back, let previous):
      [
        "list": list, "chunk": chunk.rawValue, "to": back, "previous": previous.rawValue,
      ]
    case .inTwoLists(let chunk, let list, let other):
      ["chunk": chunk.rawValue, "lists": [list, other]]
    }
  }
}
