import Drawing
import Grammar
import KernelModel

/// Every counter, byte for byte as `/proc/vmstat`.
package struct VMStatReport: AuditedText {
  package static let kind = "vmstat"

  package let figures: [NamedFigure]
  package var audit: SelfAudit?

  /// - Parameter kernel: its counters should have been counted just before.
  package init(_ kernel: Kernel) {
    let allocator = kernel.allocator
    audit = kernel.auditOfCounters()
    let statistics = allocator.statistics
    let zones = ZoneInfoReport.counters(
      nodeCountsTables: kernel.rules.nodeCountsTables
    ) { counter in
      counter == .freePages
        ? allocator.freePageCount
        : Zone.Kind.allCases.reduce(0) { $0 + statistics[$1, counter] }
    }
    let thresholds = kernel.lists.dirtyThresholds
    figures =
      zones + ZoneInfoReport.node(allocator, kernel.swap.cachedPageCount)
      + [
        NamedFigure(name: "nr_dirty_threshold", value: thresholds.throttle),
        NamedFigure(name: "nr_dirty_background_threshold", value: thresholds.background),
      ] + EventCounter.allCases.map { NamedFigure(name: $0.name, value: statistics[$0]) }
      + [NamedFigure(name: "nr_unstable", value: 0)]
  }

  package var text: String { figures.map { "\($0.name) \($0.value)\n" }.joined() }
}
