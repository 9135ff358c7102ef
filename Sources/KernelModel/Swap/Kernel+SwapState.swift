import Hardware

/// What of reclaim and swap shows in no table and no page's record, in words, to compare machines by.
extension Kernel {
  /// The lists of pages in their order, how they age, and who is about to work on them.
  ///
  /// - Complexity: O(pages on lists)
  public var listWords: [UInt32] {
    let (costs, seen) = (lists.costs, lists.activationsSeen)
    var words = [lists.clock.age, costs.anonymous, costs.file, seen.anonymous, seen.file]
    words += core.background.words
    for kind in PageListKind.allCases {
      var frame = lists.head(of: kind)
      while frame != .none {
        words.append(frame.rawValue)
        frame = pages[frame].next
      }
      words.append(0)
    }
    return words
  }

  /// The areas, their slots with what lies in them, what is set aside, and which slots files in
  /// memory name.
  ///
  /// - Complexity: O(slots + bytes of slots in use)
  public var swapWords: [UInt32] {
    var words = swap.words
    for case let area? in swap.areas { words += area.words }
    for file in files.all { words += file.remains?.words ?? [] }
    return words
  }
}

extension BackgroundReclaimer {
  fileprivate var words: [UInt32] {
    let isSo = [isWoken, isNapping, isAllDirty, isFlusherWoken].map { $0 ? 1 as UInt32 : 0 }
    return isSo + [
      UInt32(order), UInt32(zoneClass.rawValue), UInt32(failures), UInt32(clamping: dirtiedPages),
    ]
  }
}

extension SwapSpace {
  fileprivate var words: [UInt32] {
    let cursor = cursor
    var words = [
      cursor.readAhead.previous, UInt32(cursor.readAhead.hits), UInt32(cursor.readAhead.window),
      UInt32(cursor.clusterOrder), cursor.isCacheActive ? 1 : 0, UInt32(cursor.cacheCount),
      UInt32(cursor.returnedCount), UInt32(bitPattern: Int32(truncatingIfNeeded: freeSlots)),
    ]
    words += (cursor.cacheNext..<cursor.cacheNext + cursor.cacheCount).map { slotsToGive[$0] }
    words += (0..<cursor.returnedCount).map { slotsGivenBack[$0] }
    words += order.map { UInt32($0) }
    words += spaces.map(\.rawValue) + files.map(\.rawValue)
    return words
  }
}

extension SwapArea {
  fileprivate var words: [UInt32] {
    var words = [
      UInt32(number), slotEnd, UInt32(bitPattern: Int32(truncatingIfNeeded: priority)), lowest,
      highest, next, leftOfCluster, usedSlots, isWritable ? 1 : 0,
    ]
    words += name.utf8.map { UInt32($0) }
    forEachUsedSlot { slot in
      let record = slots[Int(slot)]
      words += [
        slot, record.users, record.isCached ? 1 : 0,
        record.frame.rawValue, record.shadow, sum(of: slot),
      ]
    }
    return words
  }

  /// A sum over a slot's bytes and their places.
  private func sum(of slot: UInt32) -> UInt32 {
    let frame = PageFrameNumber(rawValue: slot)
    guard !store.isUntouched(frame) else { return 0 }
    return store.withBytes(of: frame) { bytes in
      var sum: UInt32 = 0
      for place in 0..<4096 { sum = sum &* 31 &+ UInt32(bytes[place]) }
      return sum
    }
  }
}
