/// Where a node lies in its pool; slot 0 is no node.
///
/// Links are numbers and not references: nothing is counted on a way through a tree.
protocol PoolLink: Hashable, BitwiseCopyable, Sendable {
  var slot: UInt32 { get }
  init(slot: UInt32)
}

extension PoolLink {
  static var none: Self { Self(slot: 0) }
  @inline(__always) var isNone: Bool { slot == 0 }
}
