/// How objects of one size are laid out in slabs.
///
/// Linux: `calculate_sizes`, `calculate_order`.
public struct SlabGeometry: Hashable, Sendable {
  /// Bytes from one object to the next. Linux: `kmem_cache.size`.
  public let size: Int
  /// Where in a free object the pointer to the next free one lies. Linux: `kmem_cache.offset`.
  let freePointerOffset: Int
  /// A slab has 2^order frames; when such a block cannot be had, 2^`minimalOrder`.
  public let order: Int
  let minimalOrder: Int
  /// Objects of a slab of the usual order.
  public var objectCount: Int { Self.objects(order: order, size: size) }
  /// Empty slabs are kept while the node has fewer partial ones than this. Linux: `min_partial`.
  let minimalPartialSlabs: Int
  /// Free objects that a CPU's own partial slabs may hold. Linux: `cpu_partial`.
  let cpuPartialObjects: Int

  /// - Parameters:
  ///   - size: bytes from one object to the next, a multiple of 4.
  ///   - keepsContents: free objects keep their contents, because they have a constructor or may be
  ///     looked at without a lock: the pointer lies behind them, in the last four bytes of `size`.
  ///   - cpuCount: more CPUs make bigger slabs. Linux: `nr_cpu_ids`.
  public init(size: Int, keepsContents: Bool = false, cpuCount: Int = 1) {
    self.size = size
    let middle = size > 4 ? (size / 2 + 3) & ~3 : 0
    freePointerOffset = keepsContents ? size - 4 : middle
    order = Self.order(size: size, cpuCount: cpuCount)
    minimalOrder = Order.holding(byteCount: size)
    let logarithm = Int.bitWidth - 1 - size.leadingZeroBitCount
    minimalPartialSlabs = min(max(logarithm / 2, 5), 10)
    cpuPartialObjects = size >= 4096 ? 2 : size >= 1024 ? 6 : size >= 256 ? 13 : 30
  }

  /// Objects that fit into 2^order frames.
  static func objects(order: Int, size: Int) -> Int { (4096 << order) / size }

  /// The biggest order that slabs are made of without need. Linux: `slub_max_order`.
  private static let usualMaximum = 3

  /// The smallest order with enough objects and little waste: a sixteenth, an eighth, a quarter at
  /// most; then with fewer objects. Linux: `calculate_order`.
  private static func order(size: Int, cpuCount: Int) -> Int {
    let wanted = 4 * (Int.bitWidth - cpuCount.leadingZeroBitCount + 1)
    var minimum = min(wanted, objects(order: usualMaximum, size: size))
    while minimum > 1 {
      for fraction in [16, 8, 4] {
        let order = order(size: size, objects: minimum, atMost: usualMaximum, fraction: fraction)
        if let order { return order }
      }
      minimum -= 1
    }
    return order(size: size, objects: 1, atMost: Order.max, fraction: 1) ?? Order.max
  }

  /// The smallest order that wastes at most 1/fraction of itself. Linux: `slab_order`.
  private static func order(
    size: Int, objects: Int, atMost maximum: Int, fraction: Int
  ) -> Int? {
    let first = Order.holding(byteCount: objects * size)
    guard first <= maximum else { return nil }
    return (first...maximum).first { order in
      (4096 << order) % size <= (4096 << order) / fraction
    }
  }
}
