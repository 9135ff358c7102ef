/// How many free pages a zone wants, by three marks, without boost. Linux: `_watermark[]`.
public struct Watermarks: BitwiseCopyable, Hashable, Sendable {
  /// Below it only those who may use reserves are served.
  public var min = 0
  /// Below it the background reclaimer is woken.
  public var low = 0
  /// At it the background reclaimer stops.
  public var high = 0

  public init(min: Int = 0, low: Int = 0, high: Int = 0) {
    self.min = min
    self.low = low
    self.high = high
  }

  /// Which of the marks a test is made against. Linux: `enum zone_watermarks`.
  public enum Mark: UInt8, BitwiseCopyable, Hashable, Sendable, CaseIterable { case min, low, high }

  public subscript(mark: Mark) -> Int {
    switch mark {
    case .min: min
    case .low: low
    case .high: high
    }
  }
}

/// How many pages a CPU keeps to itself. Linux: `pcp->high`, `pcp->batch`.
public struct PerCPULimits: BitwiseCopyable, Hashable, Sendable {
  /// At this many pages a batch goes back.
  public var high: Int
  /// Pages moved at a time, at least 1.
  public var batch: Int

  public init(high: Int, batch: Int) {
    self.high = high
    self.batch = batch
  }
}
