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
    let use: VmallocUse
    let hasGuard: Bool
    let frames: FrameRuns
  }

  package let start: VirtualAddress
  package let end: VirtualAddress
  /// Every stretch of the window, the lowest first.
  package let areas: [Area]
  /// Pages that wait for the flush, and how many may. Linux: `vmap_lazy_nr`, `lazy_max_pages`.
  package let lazyPages: UInt32
  package let mostLazyPages: UInt32

  package init(_ kernel: Kernel) {
    let window = kernel.layout.vmalloc
    start = window.lowerBound
    end = window.upperBound
    lazyPages = kernel.vmalloc.lazyPageCount
    mostLazyPages = VmallocSpace.mostLazyPages
    let busy = kernel.vmalloc.all.map { area in
      Area(
        start: area.start, end: area.end,
        use: .area(area.kind, pages: (area.mappedEnd - area.start) >> 12),
        hasGuard: area.hasGuard,
        frames: kernel.frames(behind: area.start..<area.mappedEnd))
    }
    let waiting = kernel.vmalloc.waiting.map { Area($0.start..<$0.end, .waiting) }
    let free = kernel.vmalloc.gaps.map { Area($0, .free) }
    areas = (busy + waiting + free).sorted { $0.start < $1.start }
  }

  /// More areas than this share one line.
  private static let mostRows = 40
  private static let columnCount: UInt64 = 64

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let heading = WindowPhrase.vmalloc(
      start..<end, areas: areas.count(where: \.isArea), gaps: areas.count { $0.use == .free })
    text.appendLine(canvas.words(heading), .heading)
    drawStrip(on: canvas, into: &text)
    func title(_ column: WindowPhrase.Column) -> String { canvas.words(column) }
    var table = Table([
      .init(title(.from)), .init(title(.to)), .init(title(.size), .right), .init(title(.what)),
      .init(title(.frames)),
    ])
    for area in areas.prefix(Self.mostRows) { area.append(to: &table, on: canvas) }
    table.draw(into: &text)
    if areas.count > Self.mostRows {
      let more = WindowPhrase.more(areas.count - Self.mostRows, .stretches)
      text.appendLine(canvas.words(more), .faint)
    }
    let lazy = WindowPhrase.lazyPages(lazyPages, most: mostLazyPages)
    text.appendLine(canvas.words(lazy), .faint)
  }

  private func drawStrip(on canvas: Canvas, into text: inout StyledText) {
    let total = UInt64(end - start)
    text.append("  ")
    for column in 0..<Self.columnCount {
      let from = start + UInt32(total * column / Self.columnCount)
      let to = start + UInt32(total * (column + 1) / Self.columnCount)
      let here = areas.filter { $0.start < to && $0.end > from }
      let best = here.first(where: \.isArea) ?? here.first { $0.use == .waiting }
      guard let best else {
        text.append(canvas.glyph("·", ascii: "."), .faint)
        continue
      }
      text.append(best.use.letter, best.use.role)
    }
    text.endLine()
    text.append("  \(start.digits)", .faint)
    text.appendLine(end.digits.right(Int(Self.columnCount) - 8), .faint)
  }
}

/// What a stretch of the vmalloc window is used for.
enum VmallocUse: Equatable, DetailedFact {
  /// With its pages that have entries.
  case area(VmallocArea.Kind, pages: UInt32)
  /// Freed, and waiting for the flush.
  case waiting
  case free

  var code: String {
    switch self {
    case .area(let kind, _): kind.code
    case .waiting: "waiting"
    case .free: "free"
    }
  }

  var details: Details {
    switch self {
    case .area(_, let pages): ["pages": pages]
    case .waiting, .free: [:]
    }
  }

  fileprivate var letter: String {
    switch self {
    case .area(.vmap, _): "m"
    case .area(.ioremap, _): "i"
    case .area(.vmalloc, _): "v"
    case .area(.none, _): "u"
    case .waiting: "-"
    case .free: "f"
    }
  }

  fileprivate var role: Role {
    switch self {
    case .area(.vmalloc, _): .second
    case .area(.vmap, _): .third
    case .area(.ioremap, _): .fourth
    case .area(.none, _), .waiting, .free: .faint
    }
  }
}

extension VmallocMapReport.Area {
  fileprivate init(_ range: Range<VirtualAddress>, _ use: VmallocUse) {
    self.init(
      start: range.lowerBound, end: range.upperBound, use: use, hasGuard: false,
      frames: FrameRuns())
  }

  var isArea: Bool {
    if case .area = use { true } else { false }
  }

  fileprivate func append(to table: inout Table, on canvas: Canvas) {
    let mappedEnd = hasGuard ? end - 4096 : end
    table.append([
      .init(start.digits, .address), .init(mappedEnd.digits, .address),
      .init(shortSize(UInt64(mappedEnd - start))), .init(canvas.words(use), use.role),
      .init(canvas.words(frames)),
    ])
    guard hasGuard else { return }
    table.append([
      .init(mappedEnd.digits, .faint), .init(end.digits, .faint), .init("4K", .faint),
      .init(canvas.words(WindowPhrase.guardPage), .faint),
    ])
  }
}
