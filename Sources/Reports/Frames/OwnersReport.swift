import Drawing
import Grammar
import Hardware
import KernelModel

/// Where memory went, by owner and to the frame, with the line of `meminfo` that counts it.
package struct OwnersReport: AuditedReport {
  package static let kind = "owners"

  package struct Row: Encodable, Sendable {
    package let owner: String
    package let letter: String
    package let pages: Int
    /// The line of `/proc/meminfo` that counts them, if one does.
    package let line: String?
  }

  /// Free pages first, then what is in use.
  package let rows: [Row]
  /// Taken at boot, and no part of MemTotal.
  package let reserved: Int
  package var audit: SelfAudit

  /// - Parameter kernel: its counters should have been counted just before.
  package init(_ kernel: Kernel) {
    let allocator = kernel.allocator
    let statistics = allocator.statistics
    let found = allocator.framesByUse()
    // Pages of kmalloc that no cache has are slab memory for meminfo.
    let slab = statistics[.slabReclaimable] + statistics[.slabUnreclaimable]
    let tables = Zone.Kind.allCases.reduce(0) { $0 + statistics[$1, .pageTablePages] }
    let all = [
      Row(owner: "free", letter: ".", pages: allocator.freePageCount, line: "MemFree"),
      Row(
        owner: "free, parked on the CPU's lists", letter: "c", pages: allocator.parkedPageCount,
        line: nil),
      Row(
        owner: "private memory of processes", letter: "a", pages: statistics[.anonymousMapped],
        line: "AnonPages"),
      Row(
        owner: "page cache", letter: "f",
        pages: statistics[.filePages] - statistics[.sharedMemory], line: "Cached - Shmem"),
      Row(
        owner: "shared memory", letter: "h", pages: statistics[.sharedMemory], line: "Shmem"),
      Row(owner: "slabs", letter: "s", pages: found[.slab], line: "Slab"),
      Row(
        owner: "kmalloc beyond the slabs", letter: "s", pages: slab - found[.slab], line: "Slab"),
      Row(owner: "page tables", letter: "t", pages: tables, line: "PageTables"),
      Row(
        owner: "page directories, the kernel's own tables", letter: "t",
        pages: found[.pageTable] - tables, line: nil),
      Row(
        owner: "kernel stacks", letter: "z", pages: statistics[.kernelStackKilobytes] / 4,
        line: "KernelStack"),
      Row(owner: "vmalloc", letter: "v", pages: found[.vmalloc], line: "VmallocUsed"),
      Row(
        owner: "other pages of the kernel", letter: "o",
        pages: found[.kernel] - (slab - found[.slab]), line: nil),
    ]
    rows = all.filter { $0.pages != 0 }
    reserved = allocator.zones.reduce(0) { $0 + $1.presentPages - $1.managedPages }
    audit = SelfAudit(
      [
        .init(
          "MemTotal", allocator.managedPageCount, all.reduce(0) { $0 + $1.pages })
      ], ways: "zones = owners, page by page")
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let used = rows.filter { $0.letter != "." }
    let total = used.reduce(0) { $0 + $1.pages }
    text.appendLine("\(counted(total, "page")) are on no free list:", .heading)
    let bar = Bar(
      used.map { row in
        Bar.Part(UInt64(max(0, row.pages)), row.role, letter: Character(row.letter))
      }, total: UInt64(total))
    text.append("  ")
    bar.draw(width: min(64, canvas.width - 4), on: canvas, into: &text)
    text.endLine()
    var table = Table([
      .init(""), .init("pages", .right), .init("kB", .right), .init("meminfo"), .init("owner"),
    ])
    for row in rows {
      let letter = row.letter == "." ? canvas.glyph("·", ascii: ".") : row.letter
      table.append([
        .init(letter, .label), .init("\(row.pages)", .value), .init("\(row.pages * 4)", .faint),
        .init(row.line ?? "in no line", row.line == nil ? .warning : .plain), .init(row.owner),
      ])
    }
    table.draw(into: &text, indent: 2)
    text.appendLine("\(reserved) pages more are reserved since boot, outside MemTotal", .faint)
    audit.draw(on: canvas, into: &text)
  }
}

extension OwnersReport.Row {
  /// The colour that the mosaic of frames gives the owner.
  fileprivate var role: Role {
    FrameOwner.allCases.first { $0.letter == letter }?.role ?? .plain
  }
}
