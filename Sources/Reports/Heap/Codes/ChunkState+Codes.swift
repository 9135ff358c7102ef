import CLibrary
import Drawing

extension HeapSurvey.Entry.State: DetailedFact {
  public var code: String {
    switch self {
    case .used: "used"
    case .free: "free"
    case .lost: "lost"
    case .mapped: "mapped"
    case .cacheTable: "tcache-table"
    case .fence: "fence"
    }
  }

  public var details: Details {
    switch self {
    case .free(let list): ["list": list]
    case .used, .lost, .mapped, .cacheTable, .fence: [:]
    }
  }
}

extension Chunk.Flags: Encodable {
  /// glibc's names of the flags that are set.
  package var names: [String] {
    let names: [(Chunk.Flags, String)] = [
      (.otherArena, "NON_MAIN_ARENA"), (.mapped, "IS_MMAPPED"), (.previousInUse, "PREV_INUSE"),
    ]
    return names.filter { contains($0.0) }.map(\.1)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(names)
  }
}
