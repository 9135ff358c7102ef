/// What one array of the TLB has done, and what it holds now.
public struct TLBStatistics: Hashable, Sendable {
  /// Accesses that found their translation here.
  public var hitCount = 0
  /// Accesses that asked the array and did not.
  public var missCount = 0
  /// Lines put here.
  public var fillCount = 0
  /// Lines that had to go for another one.
  public var evictionCount = 0
  /// Lines that hold something now.
  public var usedLineCount = 0
  /// Bytes that the lines of now translate.
  public var byteCount = 0
}

extension TranslationLookasideBuffer {
  /// The statistics of the array at `index` of the geometry.
  ///
  /// Most accesses leave their mark in one slot alone; misses are worked out from the walks: each
  /// asked all arrays of its side.
  ///
  /// - Complexity: O(lines)
  public func statistics(ofArray index: Int, _ ledger: Ledger) -> TLBStatistics {
    var result = TLBStatistics()
    for slot in 1..<slotEnd where Int(slots[slot].array) == index {
      let slot = slots[slot]
      result.hitCount += Int(slot.hitCount)
      result.fillCount += Int(slot.fillCount)
      result.evictionCount += Int(slot.fillCount - slot.emptyFillCount)
      if !slot.line.isEmpty { result.usedLineCount += 1 }
      result.byteCount += slot.line.byteCount
    }
    let sides = geometry.arrays[index].sides
    result.missCount = Int(missCounts[index])
    if sides.contains(.data) {
      result.missCount += ledger.dataWalkCount - state.value.dataSearchCount
    }
    if sides.contains(.instruction) {
      result.missCount += ledger.fetchWalkCount - state.value.fetchSearchCount
    }
    return result
  }

  /// How many walks have filled a line of level 1 on one side. An array of both sides counts as
  /// one of data.
  func walkFillCount(_ side: TLBGeometry.Sides) -> Int {
    var count = 0
    for slot in 1..<slotEnd where slots[slot].fillCount != 0 {
      let shape = geometry.arrays[Int(slots[slot].array)]
      let isData = shape.sides.contains(.data)
      if shape.level == 1, isData == (side == .data) { count += Int(slots[slot].fillCount) }
    }
    let promotions =
      side == .data ? state.value.dataPromotionCount : state.value.fetchPromotionCount
    return count - promotions
  }

  /// Counts that arrays of a side were asked in vain.
  ///
  /// The arrays of one level are asked at once: that one of them holds the page is no miss of the
  /// other.
  ///
  /// - Parameters:
  ///   - end: behind the last of them, a place in `lookups`.
  ///   - found: the array that did hold the page; nil when a walk follows.
  func countMisses(before end: Int, _ kind: AccessKind, foundIn found: TLBArray?) {
    for index in lookups(kind).lowerBound..<end
    where found.map({ $0.isSecondLevel != lookups[index].isSecondLevel }) ?? true {
      missCounts[Int(lookups[index].index)] &+= 1
    }
  }

  /// Counts a walk before which the side's arrays were searched.
  func countSearchedWalk(_ kind: AccessKind) {
    if kind.isFetch, !isUnified {
      state.value.fetchSearchCount &+= 1
    } else {
      state.value.dataSearchCount &+= 1
    }
  }

  /// Counts a line that was copied from level 2 to level 1.
  func countPromotion(_ kind: AccessKind) {
    if kind.isFetch, !isUnified {
      state.value.fetchPromotionCount &+= 1
    } else {
      state.value.dataPromotionCount &+= 1
    }
  }
}
