import Drawing
import Grammar
import Hardware
import KernelModel

/// Physical memory by zones: how large, how full, and where the watermarks lie.
package struct ZonesReport: AuditedReport {
  package static let kind = "zones"

  package struct Entry: Encodable, Sendable {
    package let zone: Zone.Kind
    /// The first frame and the one behind the last.
    package let start: PageFrameNumber
    package let end: PageFrameNumber
    package let present: Int
    package let managed: Int
    package let free: Int
    /// On the CPU's own lists.
    package let parked: Int
    package let min: Int
    package let low: Int
    package let high: Int
    package let boost: Int
    /// Pages kept from requests that a higher zone could serve, by class from DMA to Movable.
    package let protection: [Int]
    /// Free blocks of 2^n pages, n from 0 to 10.
    package let blocks: [Int]
    package var used: Int { managed - free - parked }

    package var level: ZoneLevel {
      free > high ? .aboveHigh : free > low ? .belowHigh : free > min ? .belowLow : .belowMin
    }
  }

  /// From DMA to Movable, empty ones left out.
  package let zones: [Entry]
  package var audit: SelfAudit

  package init(_ kernel: Kernel) {
    let listed = kernel.allocator.zones.reduce(0) { $0 + kernel.allocator.listedPages(of: $1) }
    audit = SelfAudit(
      [.init(.free, listed, kernel.allocator.freePageCount)], ways: .listsAndCounter)
    zones = Self.entries(of: kernel)
  }

  /// The figures of each zone that has frames.
  static func entries(of kernel: Kernel) -> [Entry] {
    kernel.allocator.zones.filter(\.isPopulated).map { zone in
      let marks = zone.boostedWatermarks
      return Entry(
        zone: zone.kind, start: zone.frames.lowerBound, end: zone.frames.upperBound,
        present: zone.presentPages, managed: zone.managedPages, free: zone.freePages,
        parked: zone.perCPUPages, min: marks.min, low: marks.low, high: marks.high,
        boost: zone.boost, protection: zone.protection,
        blocks: (0..<Order.count).map { zone.freeBlockCount(order: $0) })
    }
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    for zone in zones { zone.draw(on: canvas, into: &text) }
    let free = zones.reduce(0) { $0 + $1.free }
    let managed = zones.reduce(0) { $0 + $1.managed }
    let reserved = zones.reduce(0) { $0 + $1.present - $1.managed }
    let sum = ZonePhrase.sum(
      managed: managed, free: free, parked: zones.reduce(0) { $0 + $1.parked },
      used: zones.reduce(0) { $0 + $1.used }, reserved: reserved)
    text.appendLine(canvas.words(sum), .faint)
    audit.draw(on: canvas, into: &text)
  }
}

/// Where a zone's free pages stand between its marks.
package enum ZoneLevel: Coded {
  case aboveHigh, belowHigh, belowLow, belowMin

  package var code: String {
    switch self {
    case .aboveHigh: "above-high"
    case .belowHigh: "below-high"
    case .belowLow: "below-low"
    case .belowMin: "below-min"
    }
  }
}

/// What is said of zones around their figures.
enum ZonePhrase: Sendable {
  case shares(managed: Int, used: Int, parked: Int, free: Int)
  case level(ZoneLevel)
  case boost(Int)
  /// Free blocks, by order.
  case blocks([Int])
  /// What is kept from requests that a higher zone could serve.
  case reserve([(zone: Zone.Kind, pages: Int)])
  case sum(managed: Int, free: Int, parked: Int, used: Int, reserved: Int)
}

extension ZonesReport.Entry {
  package enum Key: String, CodingKey {
    case zone, start, end, present, managed, used, free, parked, min, low, high, boost, level
    case protection, blocks
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(zone, forKey: .zone)
    try container.encode(start, forKey: .start)
    try container.encode(end, forKey: .end)
    for (key, pages) in [
      (Key.present, present), (.managed, managed), (.used, used), (.free, free),
      (.parked, parked), (.min, min), (.low, low), (.high, high), (.boost, boost),
    ] {
      try container.encode(pages, forKey: key)
    }
    try container.encode(level, forKey: .level)
    try container.encode(protection, forKey: .protection)
    try container.encode(blocks, forKey: .blocks)
  }

  fileprivate func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append(zone.name.left(9), .heading)
    text.append((start..<end).digits, .address)
    let shares = ZonePhrase.shares(managed: managed, used: used, parked: parked, free: free)
    text.appendLine("  \(canvas.words(shares))")
    Shape.bars(chart).draw(on: canvas, indent: 9, into: &text)
    text.append("         min \(min)  low \(low)  high \(high)")
    text.append(": \(canvas.words(ZonePhrase.level(level)))", free > low ? .faint : .warning)
    text.endLine()
    if boost > 0 { text.appendLine("         \(canvas.words(ZonePhrase.boost(boost)))", .warning) }
    text.append(String(repeating: " ", count: 9))
    text.appendWrapped(canvas.words(ZonePhrase.blocks(blocks)), from: 9, width: canvas.width)
    let classes = zip(Zone.Kind.allCases, protection).filter { $0.1 > 0 }
    guard !classes.isEmpty else { return }
    let words = canvas.words(ZonePhrase.reserve(classes.map { (zone: $0.0, pages: $0.1) }))
    text.append(String(repeating: " ", count: 9))
    text.appendWrapped(words, .faint, from: 9, width: canvas.width)
  }

  /// Used pages from the left, free ones up to the right, where a `|` stands for each mark; below
  /// them the free pages up to twice the high mark, with the marks.
  private var chart: BarChart {
    func tick(_ name: String, _ letter: Character, _ pages: Int) -> PictureItem {
      PictureItem(name, Caption(), .warning, letter: letter, size: UInt64(Swift.max(0, pages)))
    }
    func part(_ name: String, _ role: Role, _ letter: Character, _ pages: Int) -> PictureItem {
      PictureItem(name, Caption(), role, letter: letter, size: UInt64(pages))
    }
    let scale = Swift.max(1, 2 * high)
    let marks: [(String, Int, Character)] = [
      ("min", min, "m"), ("low", low, "l"), ("high", high, "h"),
    ]
    return BarChart(
      .pages,
      [
        BarChart.Row(
          PictureItem("use", Caption()), total: UInt64(managed),
          parts: [part("used", .first, "#", used), part("parked", .second, "c", parked)],
          ticks: marks.map { tick("use.\($0.0)", "|", managed - $0.1) }),
        BarChart.Row(
          PictureItem("level", Caption()), total: UInt64(scale),
          parts: [part("free", .second, "=", Swift.min(free, scale))],
          ticks: marks.map { tick("level.\($0.0)", $0.2, $0.1) }),
      ])
  }
}
