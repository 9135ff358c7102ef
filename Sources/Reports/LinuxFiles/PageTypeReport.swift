import Drawing
import Grammar
import Hardware
import KernelModel

/// Free blocks and pageblocks by mobility, byte for byte as `/proc/pagetypeinfo`.
package struct PageTypeReport: AuditedText {
  package static let kind = "pagetypeinfo"

  package struct Row: Encodable, Sendable {
    package let zone: Zone.Kind
    package let type: MigrateType
    /// Free blocks of 2^n pages.
    package let free: [Int]
    /// The first frames of the same, as the lists lead to them.
    package let blocks: [[PageFrameNumber]]
    package let pageblocks: Int
  }

  package let pageblockOrder: Int
  package let rows: [Row]
  package var audit: SelfAudit?

  package init(_ allocator: PageAllocator) {
    pageblockOrder = allocator.pageblockOrder
    rows = allocator.zones.filter(\.isPopulated).flatMap { zone in
      let blocks = allocator.pageblockCounts(in: zone.kind)
      return MigrateType.allCases.map { type in
        Row(
          zone: zone.kind, type: type,
          free: (0..<Order.count).map { zone.freeBlockCount(order: $0, type: type) },
          blocks: (0..<Order.count).map {
            allocator.freeBlocks(in: zone.kind, order: $0, type: type)
          },
          pageblocks: blocks[Int(type.rawValue)])
      }
    }
    let free = rows.reduce(0) { sum, row in
      row.free.indices.reduce(sum) { $0 + row.free[$1] << $1 }
    }
    audit = SelfAudit(
      [.init(.free, free, allocator.framesByUse()[.free])], ways: .listsByTypeAndRecords)
  }

  // Linux: `pagetypeinfo_show`. A count stops at 100000.
  package var text: String {
    var text = "Page block order: \(pageblockOrder)\nPages per block:  \(1 << pageblockOrder)\n\n"
    text += "Free pages count per migrate type at order".left(43) + " "
    text += (0..<Order.count).map { $0.right(6) + " " }.joined() + "\n"
    for row in rows {
      text += "Node \(0.right(4)), zone \(row.zone.name.right(8)), "
      text += "type \(row.type.name.right(12)) "
      text += row.free.map { ($0 >= 100_000 ? ">" : "") + min($0, 100_000).right(6) + " " }.joined()
      text += "\n"
    }
    text += "\n" + "Number of blocks type".left(23)
    text += MigrateType.allCases.map { $0.name.right(12) + " " }.joined() + "\n"
    for start in stride(from: 0, to: rows.count, by: MigrateType.allCases.count) {
      text += "Node 0, zone \(rows[start].zone.name.right(8)) "
      text +=
        rows[start..<start + MigrateType.allCases.count]
        .map { $0.pageblocks.right(12) + " " }.joined() + "\n"
    }
    return text
  }
}
