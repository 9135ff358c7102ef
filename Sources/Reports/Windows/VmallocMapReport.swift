import Drawing
import Grammar
import Hardware
import KernelModel

/// The vmalloc window to scale: areas with their guards, what waits for a flush, what is free.
package struct VmallocMapReport: Report {
  package static let kind = "vmallocmap"

  package struct Area: Encodable, Sendable {
    let start: VirtualAddress
    /// The guard page included.
    let end: VirtualAddress
    /// `vmalloc`, `vmap`, `ioremap`, `waits` or `free`.
    let use: String
    /// Pages with entries.
    let pages: UInt32
    let hasGuard: Bool
    let frames: FrameRuns
  }

  package let start: VirtualAddress
  package let end: VirtualAddress
  /// Every stretch of the window, the lowest first.
  package let areas: [Area]
  /// Pages that wait for the flush, and how many may. Linux: `vmap_lazy_nr`, `lazy_max_pages`.
  let lazyPages: UInt32
  package let mostLazyPages: UInt32

  package init(_ kernel: Kernel) {
    let window = kernel.layout.vmalloc
    start = window.lowerBound
    end = window.upperBound
    lazyPages = kernel.vmalloc.lazyPageCount
    mostLazyPages = VmallocSpace.mostLazyPages
    let busy = kernel.vmalloc.all.map { area in
      Area(
        start: area.start, end: area.end, use: area.kind.name,
        pages: (area.mappedEnd - area.start) >> 12, hasGuard: area.hasGuard,
        frames: kernel.frames(behind: area.start..<area.mappedEnd))
    }
    let waiting = kernel.vmalloc.waiting.map { Area($0.start..<$0.end, "waits") }
    let free = kernel.vmalloc.gaps.map { Area($0, "free") }
    areas = (busy + waiting + free).sorted { $0.start < $1.start }
  }

  /// More areas than this share one line.
  private static let mostRows = 40
  private static let columnCount: UInt64 = 64

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let free = areas.filter { $0.use == "free" }
    let busyCount = areas.count { $0.use != "free" && $0.use != "waits" }
    text.appendLine(
      "vmalloc \((start..<end).digits), \(size(UInt64(end - start))): "
        + "\(counted(busyCount, "area")), \(counted(free.count, "free block"))", .heading)
    drawStrip(on: canvas, into: &text)
    var table = Table([
      .init("from"), .init("to"), .init("size", .right), .init("what"), .init("frames"),
    ])
    for area in areas.prefix(Self.mostRows) { area.append(to: &table) }
    table.draw(into: &text)
    if areas.count > Self.mostRows {
      text.appendLine("and \(areas.count - Self.mostRows) stretches more", .faint)
    }
    text.appendLine(
      "vmap_lazy_nr \(lazyPages): one flush for all when it passes \(mostLazyPages) pages", .faint)
  }

  private func drawStrip(on canvas: Canvas, into text: inout StyledText) {
    let total = UInt64(end - start)
    text.append("  ")
    for column in 0..<Self.columnCount {
      let from = start + UInt32(total * column / Self.columnCount)
      let to = start + UInt32(total * (column + 1) / Self.columnCount)
      let here = areas.filter { $0.start < to && $0.end > from }
      let best = here.first { $0.use != "free" && $0.use != "waits" } ?? here.first { $0.use == "waits" }
      guard let best else {
        text.append(canvas.glyph("·", ascii: "."), .faint)
        continue
      }
      text.append(best.letter, best.role)
    }
    text.endLine()
    text.append("  \(start.digits)", .faint)
    text.appendLine(end.digits.right(Int(Self.columnCount) - 8), .faint)
  }
}

extension VmallocMapReport.Area {
  fileprivate init(_ range: Range<VirtualAddress>, _ use: String) {
    self.init(
      start: range.lowerBound, end: range.upperBound, use: use, pages: 0, hasGuard: false,
      frames: FrameRuns())
  }

  fileprivate var letter: String {
    switch use {
    case "vmap": "m"
    case "waits": "-"
    default: String(use.prefix(1))
    }
  }

  fileprivate var role: Role {
    switch use {
    case "vmalloc": .second
    case "vmap": .third
    case "ioremap": .fourth
    default: .faint
    }
  }

  fileprivate func append(to table: inout Table) {
    let mappedEnd = hasGuard ? end - 4096 : end
    let words =
      use == "free" ? "free" : use == "waits" ? "waits for the flush" : "\(use), \(counted(pages, "page"))"
    table.append([
      .init(start.digits, .address), .init(mappedEnd.digits, .address),
      .init(shortSize(UInt64(mappedEnd - start))), .init(words, role),
      .init(frames.count == 0 ? "" : "\(frames.runWords)  \(frames.zoneWords)"),
    ])
    guard hasGuard else { return }
    table.append([
      .init(mappedEnd.digits, .faint), .init(end.digits, .faint), .init("4K", .faint),
      .init("guard, no entry", .faint),
    ])
  }
}
