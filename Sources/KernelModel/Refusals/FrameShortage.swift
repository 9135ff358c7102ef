/// Which memory was out: what was wanted, and what there was elsewhere.
public struct FrameShortage: Hashable, Sendable {
  public enum Purpose: Hashable, Sendable {
    /// Memory of programs and of vmalloc: any zone will do.
    case page
    /// What the kernel reads and writes at its own addresses: only low memory will do.
    case pageTable
    case record
  }

  public var purpose: Purpose
  /// Pages of high memory above its reserve, which could not help.
  public var freeHighPages: UInt32

  public init(_ purpose: Purpose, freeHighPages: UInt32) {
    self.purpose = purpose
    self.freeHighPages = freeHighPages
  }
}

/// How far a `vmalloc` came that failed for want of memory.
public struct VmallocShortage: Hashable, Sendable {
  public enum Step: Hashable, Sendable { case record, pageArray, pages, entries }

  public var step: Step
  /// Bytes that it had taken, and those of the area, its guard page included.
  public var allocated: UInt32
  public var byteCount: UInt32
  public var frames: FrameShortage
  /// Whether the kernel logs its size alone; see `KernelRules.vmallocTellsSize`.
  public var tellsSize: Bool
}
