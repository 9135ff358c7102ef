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
  package let rows: [KernelStretch]
  package let zones: [LayoutReport.PhysicalZone]
  /// The first byte of RAM that has no address of its own.
  let directMapEnd: UInt64

  package init(_ kernel: Kernel) {
    layout = kernel.layout.name.rawValue
    memory = kernel.configuration.memory
    rows = kernel.kernelStretches().reversed()
    zones = LayoutReport.zones(of: kernel)
    directMapEnd = kernel.boot.lowMemoryEnd.base.rawValue
  }

  private static let columnCount: UInt64 = 64

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let heading = WindowPhrase.gigabyte(memory: memory, layout: layout)
    text.appendLine(canvas.words(heading), .heading)
    drawStrip(0xc000_0000..<1 << 32, on: canvas, into: &text)
    drawStrip(0xf800_0000..<1 << 32, on: canvas, into: &text)
    drawLegend(on: canvas, into: &text)
    drawMemory(on: canvas, into: &text)
    drawRows(on: canvas, into: &text)
  }

  private func drawRows(on canvas: Canvas, into text: inout StyledText) {
    func title(_ column: WindowPhrase.Column) -> String { canvas.words(column) }
    var table = Table([
      .init(title(.from)), .init(title(.to)), .init(title(.size), .right), .init(title(.what)),
      .init(title(.inUse), .right), .init(title(.behind)),
    ])
    for row in rows {
      let isHole = row.window == nil
      let backing = StretchPhrase.backing(row.backing, of: row.window)
      table.append([
        .init(hexadecimal(row.start, digits: 8), isHole ? .faint : .address),
        .init(hexadecimal(row.end - 1, digits: 8), isHole ? .faint : .address),
        .init(shortSize(row.end - row.start), isHole ? .faint : .value),
        .init(canvas.words(row), row.window?.mark.role ?? .faint), .init(canvas.words(row.use)),
        .init(canvas.words(backing)),
      ])
    }
    table.draw(into: &text, width: canvas.width)
  }

  /// What the letters of the strips above stand for, the lowest window first.
  private func drawLegend(on canvas: Canvas, into text: inout StyledText) {
    text.append("   ")
    for window in rows.reversed().compactMap(\.window) {
      text.append(" \(window.mark.letter)", window.mark.role)
      text.append(" \(canvas.words(StretchPhrase.legend(window))),", .faint)
    }
    let hole = canvas.words(StretchPhrase.legend(nil))
    text.appendLine(" \(canvas.glyph("·", ascii: ".")) \(hole)", .faint)
  }

  /// A stretch of addresses: the column's letter is the window that has most of it, and a hole only
  /// where there is no window.
  private func drawStrip(_ range: Range<UInt64>, on canvas: Canvas, into text: inout StyledText) {
    let perColumn = UInt64(range.count) / Self.columnCount
    text.append("  V ", .label)
    for column in 0..<Self.columnCount {
      let start = range.lowerBound + column * perColumn
      let here = rows.filter { $0.overlap(start..<start + perColumn) > 0 }
      let windows = here.filter { $0.window != nil }
      let best = (windows.isEmpty ? here : windows).max {
        $0.overlap(start..<start + perColumn) < $1.overlap(start..<start + perColumn)
      }
      let mark = best?.window?.mark
      text.append(mark?.letter ?? canvas.glyph("·", ascii: "."), mark?.role ?? .faint)
    }
    text.endLine()
    let scale = canvas.words(WindowPhrase.scale(bytesPerColumn: perColumn))
    text.appendLine("    \(hexadecimal(range.lowerBound, digits: 8)), \(scale)", .faint)
  }

  /// Physical memory to scale, a letter for each zone.
  private func drawMemory(on canvas: Canvas, into text: inout StyledText) {
    let end = max(1, zones.last?.end ?? 1)
    text.append("  P ", .label)
    for column in 0..<Self.columnCount {
      let middle = (2 * column + 1) * end / (2 * Self.columnCount)
      let name = canvas.words(zones.last { $0.start <= middle }?.name ?? .zone(.dma))
      text.append(String(name.prefix(1)), middle < directMapEnd ? .first : .second)
    }
    text.endLine()
    let names = zones.map { canvas.words($0.name) }
    let legend = names.map { "\($0.prefix(1)) \($0)" }.joined(separator: ", ")
    text.appendLine("    \(legend)", .faint)
    let high = end > directMapEnd ? end - directMapEnd : 0
    let scale = WindowPhrase.memoryScale(
      bytesPerColumn: end / Self.columnCount, beyondDirectMap: high)
    text.appendLine("    \(canvas.words(scale))", .faint)
  }
}

/// What is said of stretches beside their numbers.
enum StretchPhrase: Sendable {
  case backing(KernelStretch.Backing, of: AddressSection.Kind?)
  /// Nil for holes.
  case legend(AddressSection.Kind?)
}

extension KernelStretch {
  fileprivate func overlap(_ range: Range<UInt64>) -> UInt64 {
    let (low, high) = (max(start, range.lowerBound), min(end, range.upperBound))
    return high > low ? high - low : 0
  }
}
