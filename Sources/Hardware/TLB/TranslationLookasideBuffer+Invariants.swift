extension TranslationLookasideBuffer {
  /// What breaks a rule of the type's comment, with the values that prove it.
  public enum Defect: Hashable, Sendable {
    // Rule 1.
    case strayLine(slot: Int)
    case wrongSet(page: VirtualAddress)
    // Rules 2 to 5.
    case twoLines(page: VirtualAddress)
    case lineInSlotZero
    case globalLine(page: VirtualAddress)
    case bucket(Int)
  }

  /// The first of the type's rules that does not hold; nil when all do.
  ///
  /// - Complexity: O(lines * ways)
  public func brokenInvariant(hasGlobalPages: Bool) -> Defect? {
    let buckets = FlatStorage<TLBBucket>(count: self.buckets.indices.count)
    for slot in 1..<slotEnd where !slots[slot].line.isEmpty {
      let line = slots[slot].line
      if let broken = brokenPlace(slot) { return broken }
      if line.isGlobal, !hasGlobalPages { return .globalLine(page: line.page) }
      if line.isLarge {
        buckets[Int(line.first >> 22) & 511].largeLineCount += 1
      } else {
        buckets[Int(line.first >> 12) & 511].lineCount += 1
      }
    }
    if !slots[0].line.isEmpty { return .lineInSlotZero }
    return buckets.indices.first { index in
      buckets[index].lineCount != self.buckets[index].lineCount
        || buckets[index].largeLineCount != self.buckets[index].largeLineCount
    }.map { .bucket($0) }
  }

  /// Rules 1 and 2 for one line.
  private func brokenPlace(_ slot: Int) -> Defect? {
    let line = slots[slot].line
    guard let array = lookups.indices.first(where: { lookups[$0].index == slots[slot].array })
    else { return .strayLine(slot: slot) }
    let first = lookups[array].firstSlot(of: line.page)
    let set = first..<first + Int(lookups[array].wayCount)
    if !set.contains(slot) { return .wrongSet(page: line.page) }
    for other in set
    where other != slot && slots[other].line.first == line.first
      && slots[other].line.size == line.size
    {
      return .twoLines(page: line.page)
    }
    return nil
  }
}
