extension TLBArray {
  init(_ shape: TLBGeometry.Shape, index: Int, firstSlot: Int) {
    self.firstSlot = Int32(firstSlot)
    wayCount = Int32(shape.wayCount)
    setMask = UInt32(shape.setCount - 1)
    indexShift = shape.pages == .large ? 22 : 12
    self.index = UInt8(index)
    level = UInt8(shape.level)
    usesTree = shape.usesTree
  }
}

extension TLBPath {
  /// The path over `lookups` of `arrays`.
  init(_ arrays: [TLBArray], _ lookups: Range<Int>, _ geometry: TLBGeometry) {
    func target(_ pages: TLBGeometry.Pages, level: Int) -> Int {
      lookups.first {
        let shape = geometry.arrays[Int(arrays[$0].index)]
        return shape.level == level && shape.pages.contains(pages)
      } ?? -1
    }
    self.lookups = lookups
    smallTargets = (target(.small, level: 1), target(.small, level: 2))
    largeTargets = (target(.large, level: 1), target(.large, level: 2))
  }
}

extension TLBLine {
  /// The 4 KiB of a large page that hold `address`.
  func piece(at address: VirtualAddress) -> TLBLine {
    let page = address.rawValue & 0xffff_f000
    let offset = UInt64(page & ~mask)
    return TLBLine(page: page, mask: 0xffff_f000, payload: payload + offset | Flag.piece)
  }
}

extension TranslationLookasideBuffer {
  /// What a lookup that found `slot` (0: none) means for an access.
  func verdict(of slot: Int, _ sufficient: UInt16) -> TLBVerdict {
    guard slot != 0 else { return .miss }
    let rights = slots[slot].line.rights
    if sufficient.allows(rights) { return .hit }
    return sufficient.allows(rights.union(.dirty)) ? .clean : .insufficient
  }

  /// Whether the array is asked only when level 1 misses.
  @inline(__always)
  func isSecondLevel(_ array: UInt8) -> Bool { geometry.arrays[Int(array)].level == 2 }
}
