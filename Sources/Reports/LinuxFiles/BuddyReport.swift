import Drawing
import Grammar
import KernelModel

/// The free blocks of each zone by order, byte for byte as `/proc/buddyinfo` shows them.
package struct BuddyReport: AuditedReport {
  package static let kind = "buddyinfo"
  package static let isVerbatim = true

  package struct Row: Encodable, Sendable {
    package let zone: Zone.Kind
    /// Free blocks of 2^n pages, n from 0 to 10.
    package let blocks: [Int]
  }

  /// The zones that have pages.
  package let zones: [Row]
  package var audit: SelfAudit

  package init(_ allocator: PageAllocator) {
    zones = allocator.zones.filter(\.isPopulated).map { zone in
      Row(
        zone: zone.kind, blocks: (0..<Order.count).map { zone.freeBlockCount(order: $0) })
    }
    let listed = allocator.zones.reduce(0) { $0 + allocator.listedPages(of: $1) }
    audit = SelfAudit([.init(.free, listed, allocator.freePageCount)], ways: .listsAndCounter)
  }

  /// A heading that Linux does not print stands above its lines.
  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let orders = (0..<Order.count).map { $0.right(6) }.joined(separator: " ")
    let title = canvas.words(LinuxFilePhrase.orders)
    text.append(title.left(22, ambiguous: canvas.ambiguousWidth), .faint)
    text.appendLine(orders, .faint)
    // Linux: `frag_show_print`.
    for row in zones {
      text.append("Node 0, zone \(row.zone.name.right(8)) ", .label)
      for count in row.blocks { text.append("\(count.right(6)) ", count == 0 ? .faint : .value) }
      text.endLine()
    }
    audit.draw(on: canvas, into: &text)
  }
}
