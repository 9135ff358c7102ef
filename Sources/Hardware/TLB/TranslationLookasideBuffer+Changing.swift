extension TranslationLookasideBuffer {
  // MARK: Filling

  /// Puts a line into the arrays of the access's side, or into that of level 1 only.
  ///
  /// A large page for which the side has no array goes in as the 4 KiB that hold `address`.
  @inline(__always)
  func fill(
    _ line: TLBLine, for address: VirtualAddress, _ access: Access, firstLevelOnly: Bool = false
  ) -> TLBFill {
    let path = path(access)
    isUsed = true
    if line.mask != TLBLine.smallMask {
      if !path.splitsLargePages {
        return put(line, address, path.largeTargets, firstLevelOnly: firstLevelOnly)
      }
      return put(
        line.piece(at: address), address, path.smallTargets, firstLevelOnly: firstLevelOnly)
    }
    return put(line, address, path.smallTargets, firstLevelOnly: firstLevelOnly)
  }

  @inline(__always)
  private func put(
    _ line: TLBLine, _ address: VirtualAddress, _ targets: (first: Int, second: Int),
    firstLevelOnly: Bool
  ) -> TLBFill {
    if targets.second >= 0, !firstLevelOnly {
      let fill = put(line, address, in: lookups[targets.second])
      guard targets.first >= 0 else { return fill }
    }
    return put(line, address, in: lookups[targets.first])
  }

  @inline(__always)
  private func put(_ line: TLBLine, _ address: VirtualAddress, in array: TLBArray) -> TLBFill {
    let slot = victim(in: array, from: array.firstSlot(of: address))
    let evicted = slots[slot].line
    tallies[Int(array.index)].fills &+= 1
    if !evicted.isEmpty {
      tallies[Int(array.index)].evictions &+= 1
      if evicted.isPiece { pieceCount &-= 1 }
    }
    if line.isPiece { pieceCount &+= 1 }
    slots[slot].line = line
    refresh(slot)
    return TLBFill(slot: slot, evicted: evicted)
  }

  // MARK: Dropping

  /// Drops every line that translates `address` for the accesses of one side.
  ///
  /// - Returns: how many there were.
  func drop(_ address: VirtualAddress, _ access: Access) -> Int {
    drop(address, in: path(access).lookups)
  }

  /// Drops every line of the page that contains `address`: global or not, on both sides, and the
  /// other pieces of a large page as well.
  ///
  /// - Returns: how many there were.
  func dropPage(_ address: VirtualAddress) -> Int {
    let pieces = pieceCount == 0 ? 0 : dropPieces(around: address)
    return pieces + drop(address, in: lookups.indices)
  }

  /// Drops all lines, or all that are not global.
  ///
  /// - Returns: how many there were.
  /// - Complexity: O(lines)
  func dropAll(keepingGlobal: Bool) -> Int {
    var count = 0
    for slot in 1..<slots.count {
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
      let slot = slot(of: address, in: lookups[index])
      if slot == 0 { continue }
      drop(slot)
      count += 1
    }
    return count
  }

  /// Drops the pieces of the large page that contains `address`, if it is held in pieces.
  private func dropPieces(around address: VirtualAddress) -> Int {
    var count = 0
    for slot in 1..<slots.count where slots[slot].line.isPiece {
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
    if slots[slot].line.isPiece { pieceCount &-= 1 }
    slots[slot].line = .empty
  }
}
