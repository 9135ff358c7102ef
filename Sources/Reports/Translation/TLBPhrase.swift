import Drawing
import Hardware

/// What the views of the TLB say around their facts.
enum TLBPhrase: Sendable {
  enum Column: Sendable {
    case array, set, way, linear, size, physical, rights, hits
    case linesAndWays, used, misses, fills, evictions, reach
  }

  case title(Column)
  case use(Int, of: Int)
  /// What a line allows, and whether it is dirty and global.
  case rights(Rights, isGlobal: Bool)
  case staleMark
  case allAgree
  case walks(Int, read: Int, written: Int, faults: Int)
  case drops(loads: Int, invalidations: Int, flushes: Int, lines: Int)
}
