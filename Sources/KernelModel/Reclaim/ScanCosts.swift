/// What evicting pages of each side has cost lately: pages written out, and pages that came back
/// and had been in use. Linux: `lruvec.anon_cost`, `lruvec.file_cost`.
public struct ScanCosts: BitwiseCopyable, Hashable, Sendable {
  public var anonymous: UInt32
  public var file: UInt32

  public init(anonymous: UInt32 = 0, file: UInt32 = 0) {
    self.anonymous = anonymous
    self.file = file
  }

  /// Adds pages to a side's cost. When both together exceed a quarter of the listed pages, both are
  /// halved, so that what is long past weighs less. Linux: `lru_note_cost`.
  public mutating func note(_ pages: Int, _ side: ReclaimSide, lists: EvictableCounts) {
    let added = UInt32(truncatingIfNeeded: pages)
    switch side {
    case .anonymous: anonymous &+= added
    case .file: file &+= added
    }
    let listed = lists[.anonymous] + lists[.file]
    if Int(anonymous) + Int(file) > listed / 4 {
      anonymous /= 2
      file /= 2
    }
  }
}
