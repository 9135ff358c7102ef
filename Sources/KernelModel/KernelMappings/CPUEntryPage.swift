/// A part of what a CPU needs mapped on its way into the kernel: tables, stacks, TSS.
///
/// Linux: `struct cpu_entry_area`.
public struct CPUEntryPage: Hashable, Sendable {
  public let name: String
  /// The first of its pages, counted from the start of the area.
  public let index: Int
  public let count: Int
  /// Guards and buffers that nobody uses have no entries.
  public let isMapped: Bool

  /// Pages for each CPU, behind the one page that they share.
  public static let countPerCPU = 43

  /// The shared page and those of CPU 0, the lowest first.
  public static let all = [
    CPUEntryPage(name: "interrupt descriptor table, read-only", index: 0, count: 1, isMapped: true),
    CPUEntryPage(name: "global descriptor table", index: 1, count: 1, isMapped: true),
    CPUEntryPage(name: "guard page below the entry stack", index: 2, count: 1, isMapped: false),
    CPUEntryPage(name: "entry stack", index: 3, count: 1, isMapped: true),
    CPUEntryPage(
      name: "guard page below the double-fault stack", index: 4, count: 1, isMapped: false),
    CPUEntryPage(name: "double-fault stack", index: 5, count: 1, isMapped: true),
    CPUEntryPage(name: "task state segment", index: 6, count: 5, isMapped: true),
    CPUEntryPage(name: "debug store", index: 11, count: 1, isMapped: true),
    CPUEntryPage(name: "debug store buffers", index: 12, count: 32, isMapped: false),
  ]
}
