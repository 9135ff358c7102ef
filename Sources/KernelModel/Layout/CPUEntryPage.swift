/// A part of what a CPU needs mapped on its way into the kernel: tables, stacks, TSS.
///
/// Linux: `struct cpu_entry_area`.
public struct CPUEntryPage: Hashable, Sendable {
  /// What the pages hold.
  public enum Part: Hashable, Sendable {
    /// Read-only, so that nobody can bend an interrupt.
    case interruptTable
    case descriptorTable
    case entryStackGuard, entryStack, doubleFaultStackGuard, doubleFaultStack
    case taskState, debugStore
    /// Unused until somebody traces.
    case debugStoreBuffers
  }

  public let part: Part
  /// The first of its pages, counted from the start of the area.
  public let index: Int
  public let count: Int
  public let use: Use

  public enum Use: Hashable, Sendable {
    case readOnly
    case writable
    /// Entries that allow nothing, until a CPU has something to store. Linux: `PAGE_NONE`.
    case noAccess
    /// A guard: no entries.
    case absent
  }

  /// Pages for each CPU, behind the one page that they share.
  public static let countPerCPU = 43

  /// The shared page and those of CPU 0, the lowest first.
  public static let all = [
    CPUEntryPage(.interruptTable, 0, .readOnly),
    // A task switch marks the TSS busy.
    CPUEntryPage(.descriptorTable, 1, .writable),
    CPUEntryPage(.entryStackGuard, 2, .absent),
    CPUEntryPage(.entryStack, 3, .writable),
    CPUEntryPage(.doubleFaultStackGuard, 4, .absent),
    CPUEntryPage(.doubleFaultStack, 5, .writable),
    CPUEntryPage(.taskState, 6, count: 5, .writable),
    CPUEntryPage(.debugStore, 11, .writable),
    CPUEntryPage(.debugStoreBuffers, 12, count: 32, .noAccess),
  ]

  private init(_ part: Part, _ index: Int, count: Int = 1, _ use: Use) {
    self.part = part
    self.index = index
    self.count = count
    self.use = use
  }
}
