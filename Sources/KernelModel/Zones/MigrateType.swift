/// How easily the pages of a block can be got rid of; like is kept with like, so that big runs
/// survive.
///
/// Linux: `enum migratetype`.
public enum MigrateType: UInt8, CaseIterable, BitwiseCopyable, Hashable, Sendable {
  /// Stays where it is until it is freed: slabs, page tables, kernel stacks.
  case unmovable
  /// Can be moved or reclaimed: memory of processes, page cache.
  case movable
  /// Cannot be moved, but given up: caches of dentries and inodes.
  case reclaimable
  /// Set aside for atomic requests of more than one page.
  case highAtomic

  /// The types with lists of their own on a CPU. Linux: `MIGRATE_PCPTYPES`.
  public static let perCPUCount = 3

  /// The type with a number of which only the two lowest bits count.
  @inline(__always)
  init(bits: UInt8) {
    switch bits & 3 {
    case 0: self = .unmovable
    case 1: self = .movable
    case 2: self = .reclaimable
    default: self = .highAtomic
    }
  }

  /// The name in `/proc/pagetypeinfo`. Linux: `migratetype_names`.
  public var name: String {
    switch self {
    case .unmovable: "Unmovable"
    case .movable: "Movable"
    case .reclaimable: "Reclaimable"
    case .highAtomic: "HighAtomic"
    }
  }

  /// Whose blocks to take, in this order, when there are none of one's own. Linux: `fallbacks`.
  var fallbacks: (MigrateType, MigrateType) {
    switch self {
    case .unmovable: (.reclaimable, .movable)
    case .movable: (.reclaimable, .unmovable)
    case .reclaimable, .highAtomic: (.unmovable, .movable)
    }
  }
}
