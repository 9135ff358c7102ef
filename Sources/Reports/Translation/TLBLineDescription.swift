import Hardware
import KernelModel

/// One line of the TLB.
struct TLBLineDescription: Encodable, Sendable {
  let array: String
  let set: Int
  let way: Int
  let page: VirtualAddress
  let byteCount: Int
  let base: PhysicalAddress
  /// `user, writable`
  let rights: String
  let isDirty: Bool
  let isGlobal: Bool
  /// Accesses that found their translation in this place.
  let hitCount: Int
  /// How the line differs from the tables; nil when it does not.
  let stale: String?
}

extension Machine {
  /// Every line of the TLB that holds something, array by array, with what is stale about it.
  func describedLines() -> [TLBLineDescription] {
    var stale: [TranslationLookasideBuffer.Place: Translation.Disagreement] = [:]
    forEachStaleLine { stale[$0.place] = $0.disagreement }
    var lines: [TLBLineDescription] = []
    tlb.forEachLine { place, line in
      lines.append(
        TLBLineDescription(
          array: tlb.geometry.arrays[place.array].name, set: place.set, way: place.way,
          page: line.page, byteCount: line.byteCount, base: line.base,
          rights: line.rights.words, isDirty: line.rights.contains(.dirty),
          isGlobal: line.isGlobal, hitCount: tlb.hitCount(place), stale: stale[place]?.words))
    }
    return lines
  }
}

extension Translation.Disagreement {
  /// What the tables say instead.
  var words: String {
    switch self {
    case .unmapped(let level, let entry):
      let name = level == .table ? "PTE" : level == .directory ? "PDE" : "PDPTE"
      return entry.isPresent
        ? "the \(name) has a bit that must be clear" : "the \(name) is not present any more"
    case .otherTarget(let address): return "the tables lead to P:\(address.digits)"
    case .widerRights(let rights): return "the tables allow \(rights.words) alone"
    case .cleanLeaf: return "D is clear in the PTE, and a write would not set it"
    }
  }
}
