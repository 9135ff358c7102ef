/// Tree pseudo-LRU for 2^k ways in 2^k - 1 bits.
///
/// The nodes are a heap: node 0 is the root, below node n stand 2n + 1 and 2n + 2. A clear bit
/// points left, to the lower ways, a set bit right; following the bits from the root leads to the
/// victim. Four ways need three bits:
///
///              b0
///          0 /    \ 1
///          b1      b2
///        0/ \1   0/ \1
///        w0  w1  w2  w3
enum TreeLRU {
  /// The way to which the bits of `tree` lead.
  ///
  /// - Complexity: O(log `wayCount`)
  @inline(__always)
  static func victim(of wayCount: Int, tree: UInt64) -> Int {
    var node = 0
    while node < wayCount &- 1 {
      node = 2 &* node &+ 1 &+ Int(truncatingIfNeeded: tree &>> UInt64(truncatingIfNeeded: node) & 1)
    }
    return node &- (wayCount &- 1)
  }

  /// What a use of `way` does to the tree: `tree & kept | set` makes each node on the way to it
  /// point to the other side.
  static func path(to way: Int, of wayCount: Int) -> (kept: UInt64, set: UInt64) {
    var kept = ~UInt64(0)
    var set: UInt64 = 0
    var node = way + wayCount - 1
    while node > 0, wayCount <= 64 {
      let parent = (node - 1) / 2
      kept &= ~(1 << UInt64(parent))
      let isLeft = node == 2 * parent + 1
      if isLeft { set |= 1 << UInt64(parent) }
      node = parent
    }
    return (kept, set)
  }
}
