extension TranslationLookasideBuffer {
  // MARK: Filling

  /// Puts a line of 4 KiB into the arrays of the access's side, or into that of level 1 only.
  @inline(__always)
  func fill(
    _ line: TLBLine, _ passes: AccessKind.Set, for address: VirtualAddress, _ kind: AccessKind,
    firstLevelOnly: Bool = false
  ) -> TLBFill {
    if hasSecondLevel, !firstLevelOnly { fillSecondLevel(line, passes, for: address, kind) }
    let target = TLBTarget(kind, isSecondLevel: false, isLarge: false)
    return put(line, passes, for: address, in: targets[target.rawValue])
  }

  /// The same on a simple TLB, with nobody to tell: the line is remembered as well.
  @inline(__always)
  func fillFour(
    _ line: TLBLine, _ passes: AccessKind.Set, for address: VirtualAddress, _ kind: AccessKind
  ) {
    let target = TLBTarget(kind, isSecondLevel: false, isLarge: false)
    let array = targets[target.rawValue]
    let first = Int(array.firstSlot) &+ Int(array.set(of: address)) &* 4
    let slot = TreeLRU.nextOfFour(slots, first: first)
    if slots[slot].line.isEmpty {
      slots[slot].emptyFillCount &+= 1
    } else {
      buckets[Int(slots[slot].line.first &>> 12)].lineCount &-= 1
      if slots[slot].line.isPiece { state.value.pieceCount &-= 1 }
    }
    slots[slot].fillCount &+= 1
    slots[slot].line = line
    slots[slot].passes = passes
    refresh(slot)
    buckets[Int(address.pageNumber)].lineCount &+= 1
    remember(slot, for: address, kind)
  }

  /// Puts a line of 4 MiB or 2 MiB into the arrays of the access's side. One for which the side
  /// has no array goes in as the 4 KiB that hold `address`.
  @inline(never)
  func fillLarge(
    _ line: TLBLine, _ passes: AccessKind.Set, for address: VirtualAddress, _ kind: AccessKind,
    firstLevelOnly: Bool = false
  ) -> TLBFill {
    let target = TLBTarget(kind, isSecondLevel: false, isLarge: true)
    let array = targets[target.rawValue]
    guard array.wayCount != 0 else {
      let piece = line.piece(at: address)
      return fill(piece, passes, for: address, kind, firstLevelOnly: firstLevelOnly)
    }
    if hasSecondLevel, !firstLevelOnly { fillSecondLevel(line, passes, for: address, kind) }
    return put(line, passes, for: address, in: array)
  }

  @inline(never)
  private func fillSecondLevel(
    _ line: TLBLine, _ passes: AccessKind.Set, for address: VirtualAddress, _ kind: AccessKind
  ) {
    let target = TLBTarget(kind, isSecondLevel: true, isLarge: line.isLarge)
    let array = targets[target.rawValue]
    if array.wayCount != 0 { _ = put(line, passes, for: address, in: array) }
  }

  @inline(__always)
  private func put(
    _ line: TLBLine, _ passes: AccessKind.Set, for address: VirtualAddress, in array: TLBArray
  ) -> TLBFill {
    let slot = victim(in: array, for: address)
    let evicted = slots[slot].line
    slots[slot].fillCount &+= 1
    if evicted.isEmpty {
      slots[slot].emptyFillCount &+= 1
    } else {
      uncount(evicted)
    }
    count(line)
    slots[slot].line = line
    slots[slot].passes = passes
    refresh(slot)
    return TLBFill(slot: slot, evicted: evicted)
  }

  // MARK: Dropping

  /// Drops every line that translates `address` for the accesses of one side.
  ///
  /// - Returns: how many there were.
  func drop(_ address: VirtualAddress, _ kind: AccessKind) -> Int {
    drop(address, in: lookups(kind))
  }

  /// Drops every line of the page that contains `address`: global or not, on both sides, and the
  /// other pieces of a large page as well.
  ///
  /// - Returns: how many there were.
  func dropPage(_ address: VirtualAddress) -> Int {
    let pieces = state.value.pieceCount == 0 ? 0 : dropPieces(around: address)
    return pieces + (mayHold(address) ? drop(address, in: lookups.indices) : 0)
  }

  /// Drops all lines, or all that are not global.
  ///
  /// - Returns: how many there were.
  /// - Complexity: O(lines)
  func dropAll(keepingGlobal: Bool) -> Int {
    if isSurelyEmpty { return 0 }
    if !keepingGlobal { state.value.emptyingTime = slots[0].lastUse }
    var count = 0
    for slot in 1..<slotEnd {
      let line = slots[slot].line
      if line.isEmpty || keepingGlobal && line.isGlobal { continue }
      drop(slot)
      count += 1
    }
    return count
  }

  private func drop(_ address: VirtualAddress, in range: Range<Int>) -> Int {
    var count = 0
    for index in range {
      // A small page and a large one around it may lie in the same array.
      while case let slot = slot(of: address, in: lookups[index]), slot != 0 {
        drop(slot)
        count += 1
      }
    }
    return count
  }

  /// Drops the pieces of the large page that contains `address`, if it is held in pieces.
  private func dropPieces(around address: VirtualAddress) -> Int {
    var count = 0
    for slot in 1..<slotEnd where slots[slot].line.isPiece {
      let line = slots[slot].line
      if line.page.rawValue ^ address.rawValue < UInt32(line.pageByteCount) {
        drop(slot)
        count += 1
      }
    }
    return count
  }

  @inline(__always)
  private func drop(_ slot: Int) {
    uncount(slots[slot].line)
    slots[slot].line = .empty
  }

  // MARK: Counting residents

  /// Notes that a line is there.
  @inline(__always)
  private func count(_ line: TLBLine) {
    if line.isLarge {
      buckets[Int(line.first &>> 22)].largeLineCount &+= 1
    } else {
      buckets[Int(line.first &>> 12)].lineCount &+= 1
      if line.isPiece { state.value.pieceCount &+= 1 }
    }
  }

  /// Notes that a line is gone.
  @inline(__always)
  func uncount(_ line: TLBLine) {
    if line.isLarge {
      buckets[Int(line.first &>> 22)].largeLineCount &-= 1
    } else {
      buckets[Int(line.first &>> 12)].lineCount &-= 1
      if line.isPiece { state.value.pieceCount &-= 1 }
    }
  }
}
