/// Tree pseudo-LRU for 2^k ways, worked out from the times at which the ways were last used.
///
/// The chip keeps 2^k - 1 bits. They are the nodes of a heap: node 0 is the root, below node n
/// stand 2n + 1 and 2n + 2. A clear bit points left, to the lower ways, a set bit right; the way
/// to which the bits lead from the root is given up. A use of a way makes every node above it
/// point to its other side. Four ways need three bits:
///
///              b0
///          0 /    \ 1
///          b1      b2
///        0/ \1   0/ \1
///        w0  w1  w2  w3
///
/// So a bit is set exactly when the last use below its node was on the left: the times tell all
/// bits, and a hit has only its time to write down.
enum TreeLRU {
  /// The slot that would be given up, in the set of `wayCount` slots from `first` on.
  ///
  /// - Complexity: O(`wayCount`)
  @inline(__always)
  static func victim(_ slots: TLBSlots, first: Int, wayCount: Int) -> Int {
    var low = first
    var half = wayCount &>> 1
    while half > 0 {
      if newest(slots, low, half) > newest(slots, low &+ half, half) { low = low &+ half }
      half = half &>> 1
    }
    return low
  }

  /// The slot that takes the next line in a set of four, the most common one: the lowest empty
  /// one, or the one that would be given up.
  @inline(__always)
  static func nextOfFour(_ slots: TLBSlots, first: Int) -> Int {
    // All lines of an array have the same size, or none.
    let sizes =
      slots[group: first, member: 0].line.size & slots[group: first, member: 1].line.size
      & slots[group: first, member: 2].line.size & slots[group: first, member: 3].line.size
    if _slowPath(sizes == 0) {
      if slots[group: first, member: 0].line.isEmpty { return first }
      if slots[group: first, member: 1].line.isEmpty { return first &+ 1 }
      return first &+ (slots[group: first, member: 2].line.isEmpty ? 2 : 3)
    }
    let use0 = slots[group: first, member: 0].lastUse
    let use1 = slots[group: first, member: 1].lastUse
    let use2 = slots[group: first, member: 2].lastUse
    let use3 = slots[group: first, member: 3].lastUse
    // The three bits, combined without a branch: which way is next is hard to predict.
    let b0 = max(use0, use1) > max(use2, use3) ? 1 : 0
    let b1 = use0 > use1 ? 1 : 0
    let b2 = use2 > use3 ? 1 : 0
    return first &+ (b0 &* 2 | b1 & (1 ^ b0) | b2 & b0)
  }

  /// The bits as the chip would hold them, node 0 in bit 0.
  static func bits(_ slots: TLBSlots, first: Int, wayCount: Int) -> UInt64 {
    var bits: UInt64 = 0
    var node = 0
    var width = wayCount
    while width > 1 {
      let half = width / 2
      for low in stride(from: first, to: first + wayCount, by: width) {
        if newest(slots, low, half) > newest(slots, low + half, half) { bits |= 1 << node }
        node += 1
      }
      width = half
    }
    return bits
  }

  /// The time of the last use among `count` slots.
  @inline(__always)
  private static func newest(_ slots: TLBSlots, _ first: Int, _ count: Int)
    -> UInt64
  {
    var result = slots[first].lastUse
    for slot in first &+ 1..<first &+ count {
      result = max(result, slots[slot].lastUse)
    }
    return result
  }
}
