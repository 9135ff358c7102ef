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

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let heading = WindowPhrase.gigabyte(memory: memory, layout: layout)
    text.appendLine(canvas.words(heading), .heading)
    draw(strip(0xc000_0000..<1 << 32), on: canvas, into: &text)
    draw(
      strip(0xf800_0000..<1 << 32, legend: legend(on: canvas)), on: canvas, into: &text)
    let end = zones.last?.end ?? 1
    let bar = MemoryBar(zones, on: canvas)
    let scale = WindowPhrase.memoryScale(
      bytesPerColumn: bar.bytesPerColumn,
      beyondDirectMap: end > directMapEnd ? end - directMapEnd : 0)
    text.appendLine("  \(canvas.words(scale))", .faint)
    bar.draw(into: &text)
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

  /// What the letters of the strips stand for, the lowest window first.
  private func legend(on canvas: Canvas) -> [PictureItem] {
    let windows = rows.reversed().compactMap(\.window)
    return windows.map { .meaning(of: $0.mark, canvas.words(StretchPhrase.legend($0))) }
      + [.meaning(of: .gap, canvas.words(StretchPhrase.legend(nil)))]
  }

  /// A stretch of addresses: a cell's letter is the window that has most of it, and a hole only
  /// where there is no window.
  private func strip(_ range: Range<UInt64>, legend: [PictureItem] = []) -> Mosaic {
    Mosaic(
      "strip", of: range, in: .linear,
      rows.map {
        Mosaic.Stretch(
          $0.start..<$0.end, $0.window?.mark ?? .gap, weight: $0.window == nil ? 0 : 1)
      }, legend: legend)
  }

  /// A strip below what a letter of it stands for.
  private func draw(_ strip: Mosaic, on canvas: Canvas, into text: inout StyledText) {
    let scale = WindowPhrase.scale(bytesPerColumn: strip.step)
    text.appendLine("  \(canvas.words(scale))", .faint)
    Shape.mosaic(strip).draw(on: canvas, indent: 2, into: &text)
  }
}

/// What is said of stretches beside their numbers.
enum StretchPhrase: Sendable {
  case backing(KernelStretch.Backing, of: AddressSection.Kind?)
  /// Nil for holes.
  case legend(AddressSection.Kind?)
}
