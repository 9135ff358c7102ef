/// What the OOM killer has told since boot.
public struct OutOfMemoryHistory: Hashable, Sendable {
  /// The newest reports, oldest first: as many as the kernel's log has room for.
  public private(set) var reports: [OutOfMemoryReport] = []
  /// How many were made.
  public private(set) var count = 0
  /// Why the kernel gave up last; nil if it never did.
  public private(set) var panic: OOMPanic?

  /// Somebody is doomed, and ends when the kernel is done with what it does.
  var isEndPending = false

  /// Reports that are kept.
  static let mostKept = 16

  init() {}

  mutating func add(_ report: OutOfMemoryReport) {
    if reports.count == Self.mostKept { reports.removeFirst() }
    reports.append(report)
    count += 1
    if case .panic(let panic) = report.ending { self.panic = panic }
  }
}
