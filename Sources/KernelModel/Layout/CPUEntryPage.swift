/// A part of what a CPU needs mapped on its way into the kernel: tables, stacks, TSS.
///
/// Linux: `struct cpu_entry_area`.
public struct CPUEntryPage: Hashable, Sendable {
  public let name: String
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
    CPUEntryPage("interrupt descriptor table, read-only", 0, .readOnly),
    // A task switch marks the TSS busy.
    CPUEntryPage("global descriptor table", 1, .writable),
    CPUEntryPage("guard page below the entry stack", 2, .absent),
    CPUEntryPage("entry stack", 3, .writable),
    CPUEntryPage("guard page below the double-fault stack", 4, .absent),
    CPUEntryPage("double-fault stack", 5, .writable),
    CPUEntryPage("task state segment", 6, count: 5, .writable),
    CPUEntryPage("debug store", 11, .writable),
    CPUEntryPage("debug store buffers, unused", 12, count: 32, .noAccess),
  ]

  private init(_ name: String, _ index: Int, count: Int = 1, _ use: Use) {
    self.name = name
    self.index = index
    self.count = count
    self.use = use
  }
}
