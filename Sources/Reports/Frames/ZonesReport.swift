import Drawing
import Grammar
import Hardware
import KernelModel

/// Physical memory by zones: how large, how full, and where the watermarks lie.
package struct ZonesReport: AuditedReport {
  package static let kind = "zones"

  package struct Entry: Encodable, Sendable {
    package let name: String
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
    package var used: Int { managed - free - parked }
  }

  /// From DMA to Movable, empty ones left out.
  package let zones: [Entry]
  package var audit: SelfAudit

  package init(_ kernel: Kernel) {
    let listed = kernel.allocator.zones.reduce(0) { $0 + kernel.allocator.listedPages(of: $1) }
    audit = SelfAudit(
      [.init("free", listed, kernel.allocator.freePageCount)], ways: "lists = counter")
    zones = kernel.allocator.zones.filter(\.isPopulated).map { zone in
      let marks = zone.boostedWatermarks
      return Entry(
        name: zone.kind.name, start: zone.frames.lowerBound, end: zone.frames.upperBound,
        present: zone.presentPages, managed: zone.managedPages, free: zone.freePages,
        parked: zone.perCPUPages, min: marks.min, low: marks.low, high: marks.high,
        boost: zone.boost, protection: zone.protection)
    }
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    for zone in zones { zone.draw(on: canvas, into: &text) }
    let free = zones.reduce(0) { $0 + $1.free }
    let managed = zones.reduce(0) { $0 + $1.managed }
    let reserved = zones.reduce(0) { $0 + $1.present - $1.managed }
    text.appendLine(
      "\(managed) pages = \(free) free + \(zones.reduce(0) { $0 + $1.parked }) parked + "
        + "\(zones.reduce(0) { $0 + $1.used }) used; \(reserved) more reserved at boot", .faint)
    audit.draw(on: canvas, into: &text)
  }
}

extension ZonesReport.Entry {
  fileprivate func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append(name.left(9), .heading)
    text.append((start..<end).digits, .address)
    text.appendLine(
      "  \(size(UInt64(managed) << 12)) managed: \(used) used, \(parked) parked, \(free) free")
    text.append(String(repeating: " ", count: 9))
    drawBar(width: canvas.width - 9, on: canvas, into: &text)
    drawGauge(width: canvas.width - 9, on: canvas, into: &text)
    text.append("         min \(min)  low \(low)  high \(high)")
    text.append(": \(verdict)", free > low ? .faint : .warning)
    text.endLine()
    if boost > 0 { text.appendLine("         \(boost) of each is a boost for a while", .warning) }
    let classes = zip(["DMA", "Normal", "HighMem", "Movable"], protection).filter { $0.1 > 0 }
    guard !classes.isEmpty else { return }
    let words = classes.map { "\($0.1) from \($0.0)" }.joined(separator: ", ")
    text.append(String(repeating: " ", count: 9))
    text.appendWrapped("keeps pages: \(words) requests", .faint, from: 9, width: canvas.width)
  }

  /// The free pages up to twice the high mark, with the marks: m, l and h. An arrow goes beyond.
  private func drawGauge(width: Int, on canvas: Canvas, into text: inout StyledText) {
    let scale = Swift.max(1, 2 * high)
    let columns = Swift.max(8, width - 2)
    func column(_ pages: Int) -> Int { Swift.min(columns - 1, pages * columns / scale) }
    let filled = column(free)
    text.append(String(repeating: " ", count: 9) + "[", .faint)
    for position in 0..<columns {
      if position == column(min) {
        text.append("m", .warning)
      } else if position == column(low) {
        text.append("l", .warning)
      } else if position == column(high) {
        text.append("h", .warning)
      } else if position < filled || free >= scale {
        text.append("=", .second)
      } else {
        text.append(canvas.glyph("·", ascii: "."), .faint)
      }
    }
    text.append(free >= scale ? ">" : "]", .faint)
    text.endLine()
  }

  private var verdict: String {
    if free > high { return "free is above high" }
    if free > low { return "free is below high, kswapd goes on if it runs" }
    return free > min ? "free is below low, kswapd wakes" : "free is below min, requests reclaim"
  }

  /// Used pages from the left, free ones up to the right; a `|` stands where the free pages would
  /// end at a mark.
  private func drawBar(width: Int, on canvas: Canvas, into text: inout StyledText) {
    let bar = Bar(
      [
        Bar.Part(UInt64(used), .first, letter: "#"),
        Bar.Part(UInt64(parked), .second, letter: "c"),
      ], total: UInt64(managed))
    var picture = StyledText()
    bar.draw(width: width, on: canvas, into: &picture)
    let marks = Set([min, low, high].map { width - 1 - $0 * width / Swift.max(1, managed) })
    var column = 0
    picture.forEachPiece { piece, role in
      for letter in piece {
        let isMark = marks.contains(column)
        text.append(isMark ? "|" : String(letter), isMark ? .warning : role)
        column += 1
      }
    }
    text.endLine()
  }
}
