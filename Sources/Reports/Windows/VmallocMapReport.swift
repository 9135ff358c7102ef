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

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let heading = WindowPhrase.vmalloc(
      start..<end, areas: areas.count(where: \.isArea), gaps: areas.count { $0.use == .free })
    text.appendLine(canvas.words(heading), .heading)
    Shape.mosaic(mosaic).draw(on: canvas, indent: 2, into: &text)
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

  /// The window to scale: an area shows even where most is free.
  private var mosaic: Mosaic {
    Mosaic(
      "window", of: UInt64(start.rawValue)..<UInt64(end.rawValue), in: .linear,
      areas.map { area in
        Mosaic.Stretch(
          UInt64(area.start.rawValue)..<UInt64(area.end.rawValue), area.use.cell,
          weight: area.isArea ? 2 : area.use == .waiting ? 1 : 0)
      })
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

  fileprivate var cell: Mosaic.Cell {
    switch self {
    case .area(.vmap, _): Mosaic.Cell("m", role)
    case .area(.ioremap, _): Mosaic.Cell("i", role)
    case .area(.vmalloc, _): Mosaic.Cell("v", role)
    case .area(.none, _): Mosaic.Cell("u", role)
    case .waiting: Mosaic.Cell("-", role)
    case .free: .gap
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
