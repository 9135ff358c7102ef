import Drawing
import Grammar
import Hardware
import KernelModel

/// Where memory went, by owner and to the frame, with the line of `meminfo` that counts it.
package struct OwnersReport: AuditedReport {
  package static let kind = "owners"

  package struct Row: Encodable, Sendable {
    package let owner: MemoryShare
    package let pages: Int

    package enum Key: String, CodingKey { case owner, letter, pages, line }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(owner, forKey: .owner)
      try container.encode(owner.frames.letter, forKey: .letter)
      try container.encode(pages, forKey: .pages)
      try container.encodeIfPresent(owner.line, forKey: .line)
    }
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
      Row(owner: .free, pages: allocator.freePageCount),
      Row(owner: .parked, pages: allocator.parkedPageCount),
      Row(owner: .anonymous, pages: statistics[.anonymousMapped]),
      Row(owner: .pageCache, pages: statistics[.filePages] - statistics[.sharedMemory]),
      Row(owner: .shared, pages: statistics[.sharedMemory]),
      Row(owner: .slabs, pages: found[.slab]),
      Row(owner: .largeObjects, pages: slab - found[.slab]),
      Row(owner: .pageTables, pages: tables),
      Row(owner: .directories, pages: found[.pageTable] - tables),
      Row(owner: .kernelStacks, pages: statistics[.kernelStackKilobytes] / 4),
      Row(owner: .vmalloc, pages: found[.vmalloc]),
      Row(owner: .kernel, pages: found[.kernel] - (slab - found[.slab])),
    ]
    rows = all.filter { $0.pages != 0 }
    reserved = allocator.zones.reduce(0) { $0 + $1.presentPages - $1.managedPages }
    audit = SelfAudit(
      [.init(.memTotal, allocator.managedPageCount, all.reduce(0) { $0 + $1.pages })],
      ways: .zonesAndOwners)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let used = rows.filter { $0.owner != .free }
    let total = used.reduce(0) { $0 + $1.pages }
    text.appendLine(canvas.words(FramePhrase.offTheFreeLists(pages: total)), .heading)
    let bar = BarChart.Row(
      PictureItem("taken", Caption()), total: UInt64(total), parts: used.map(\.part))
    Shape.bars(BarChart(.pages, [bar])).draw(on: canvas, indent: 2, width: 64, into: &text)
    drawTable(on: canvas, into: &text)
    text.appendLine(canvas.words(FramePhrase.reservedSinceBoot(pages: reserved)), .faint)
    audit.draw(on: canvas, into: &text)
  }

  private func drawTable(on canvas: Canvas, into text: inout StyledText) {
    var table = Table([
      .init(""), .init(canvas.words(FramePhrase.ownerTable(.pages)), .right), .init("kB", .right),
      .init("meminfo"), .init(canvas.words(FramePhrase.ownerTable(.owner))),
    ])
    for row in rows {
      let letter = row.owner == .free ? canvas.glyph("·", ascii: ".") : row.owner.frames.letter
      let line = row.owner.line
      table.append([
        .init(letter, .label), .init("\(row.pages)", .value), .init("\(row.pages * 4)", .faint),
        .init(
          line ?? canvas.words(FramePhrase.inNoLine), line == nil ? .warning : .plain),
        .init(canvas.words(row.owner)),
      ])
    }
    table.draw(into: &text, indent: 2)
  }
}

extension OwnersReport.Row {
  /// Its pages on a bar, without words: who it is stands beside the bar or below it.
  var part: PictureItem {
    PictureItem(
      "owner.\(owner.code).pages", Caption(), owner.frames.role,
      letter: Character(owner.frames.letter), size: UInt64(max(0, pages)))
  }
}
