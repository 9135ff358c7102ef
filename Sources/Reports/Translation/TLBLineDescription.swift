import Grammar
import Hardware
import KernelModel

/// One line of the TLB.
package struct TLBLineDescription: Encodable, Sendable {
  let array: String
  let set: Int
  let way: Int
  let page: VirtualAddress
  let byteCount: Int
  let base: PhysicalAddress
  let rights: Rights
  let isGlobal: Bool
  /// Accesses that found their translation in this place.
  let hitCount: Int
  /// How the line differs from the tables; nil when it does not.
  let stale: Translation.Disagreement?
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
          rights: line.rights, isGlobal: line.isGlobal, hitCount: tlb.hitCount(place),
          stale: stale[place]))
    }
    return lines
  }
}
