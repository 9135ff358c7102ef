/// The place of a `ChainEntry`; 0 leads nowhere.
struct ChainLink: Hashable, BitwiseCopyable, Sendable {
  var slot: UInt32
  static let none = ChainLink(slot: 0)
}
