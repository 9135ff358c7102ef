import Drawing
import Grammar
import Hardware
import KernelModel

/// The fourth gigabyte to scale, its last 128 MiB once more in close-up, and the part of physical
/// memory that the direct map reaches.
package struct KernelLayoutReport: Report {
  package static let kind = "kernel-layout"

  package let layout: String
  package let memory: UInt64
  /// The highest addresses first.
  package let rows: [LayoutReport.Row]
  package let zones: [LayoutReport.PhysicalZone]
  /// The first byte of RAM that has no address of its own.
  let directMapEnd: UInt64

  package init(_ kernel: Kernel) {
    layout = kernel.layout.name.rawValue
    memory = kernel.configuration.memory
    rows = kernel.windowRows().reversed()
    zones = LayoutReport.zones(of: kernel)
    directMapEnd = kernel.boot.lowMemoryEnd.base.rawValue
  }

  private static let columnCount: UInt64 = 64

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine("the kernel's gigabyte, \(size(memory)) of RAM, layout \(layout)", .heading)
    drawStrip(0xc000_0000..<1 << 32, on: canvas, into: &text)
    drawStrip(0xf800_0000..<1 << 32, on: canvas, into: &text)
    drawLegend(on: canvas, into: &text)
    drawMemory(on: canvas, into: &text)
    var table = Table([
      .init("from"), .init("to"), .init("size", .right), .init("what"), .init("in use", .right),
      .init("behind it"),
    ])
    for row in rows {
      let isEmpty = row.kind == "hole"
      table.append([
        .init(hexadecimal(row.start, digits: 8), isEmpty ? .faint : .address),
        .init(hexadecimal(row.end - 1, digits: 8), isEmpty ? .faint : .address),
        .init(shortSize(row.byteCount), isEmpty ? .faint : .value),
        .init(row.name, isEmpty ? .faint : row.mark.role), .init(row.use), .init(row.behind),
      ])
    }
    table.draw(into: &text, width: canvas.width)
  }

  /// What the letters of the strips stand for, the lowest window first.
  private func drawLegend(on canvas: Canvas, into text: inout StyledText) {
    text.append(" ")
    for row in rows.reversed() where row.kind == "window" {
      text.append(" \(row.mark.letter)", row.mark.role)
      text.append(row.name == "CPU entry area" ? " CPU entry," : " \(row.name),", .faint)
    }
    text.appendLine(" \(canvas.glyph("·", ascii: ".")) hole", .faint)
  }

  /// A stretch of addresses: the column's letter is the window that has most of it, and a hole only
  /// where there is no window.
  private func drawStrip(_ range: Range<UInt64>, on canvas: Canvas, into text: inout StyledText) {
    let perColumn = UInt64(range.count) / Self.columnCount
    text.append("  V ", .label)
    for column in 0..<Self.columnCount {
      let start = range.lowerBound + column * perColumn
      let here = rows.filter { $0.overlap(start..<start + perColumn) > 0 }
      let windows = here.filter { $0.kind == "window" }
      let best = (windows.isEmpty ? here : windows).max {
        $0.overlap(start..<start + perColumn) < $1.overlap(start..<start + perColumn)
      }
      let (letter, role) = best?.mark ?? ("?", .error)
      text.append(letter == "." ? canvas.glyph("·", ascii: ".") : letter, role)
    }
    text.endLine()
    text.appendLine(
      "    \(hexadecimal(range.lowerBound, digits: 8)), a column is \(size(perColumn))", .faint)
  }

  /// Physical memory to scale: capitals have an address for ever, small letters none of their own.
  private func drawMemory(on canvas: Canvas, into text: inout StyledText) {
    let end = max(1, zones.last?.end ?? 1)
    text.append("  P ", .label)
    for column in 0..<Self.columnCount {
      let middle = (2 * column + 1) * end / (2 * Self.columnCount)
      let name = zones.last { $0.start <= middle }?.name ?? "DMA"
      let isDirect = middle < directMapEnd
      text.append(
        isDirect ? String(name.prefix(1)) : name.prefix(1).lowercased(), isDirect ? .first : .second)
    }
    text.endLine()
    let high = end > directMapEnd ? end - directMapEnd : 0
    text.appendLine(
      "    a column is \(size(end / Self.columnCount)); "
        + (high == 0
          ? "all of it is in the direct map"
          : "small letters: \(size(high)) beyond the direct map"), .faint)
  }
}

extension LayoutReport.Row {
  fileprivate func overlap(_ range: Range<UInt64>) -> UInt64 {
    let (low, high) = (max(start, range.lowerBound), min(end, range.upperBound))
    return high > low ? high - low : 0
  }
}
