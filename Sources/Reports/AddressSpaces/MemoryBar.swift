import Drawing
import Hardware
import KernelModel

/// Physical memory to scale, a letter for each zone, which stands by its name where it begins. A zone
/// that is smaller than a column has one all the same.
struct MemoryBar {
  private let zones: [LayoutReport.PhysicalZone]
  private let canvas: Canvas
  private let end: UInt64
  /// The address of the left end.
  private let label: String
  private let columnCount: UInt64

  private static let indent = 2

  init(_ zones: [LayoutReport.PhysicalZone], on canvas: Canvas) {
    self.zones = zones
    self.canvas = canvas
    end = max(1, zones.last?.end ?? 1)
    label = "P:\(hexadecimal(0, digits: max(8, hexadecimal(end - 1, digits: 8).count)))"
    columnCount = UInt64(max(4, min(64, canvas.width - Self.indent - label.count - 1)))
  }

  var bytesPerColumn: UInt64 { end / columnCount }

  func draw(into text: inout StyledText) {
    var before: UInt64 = 0
    let parts = zones.map { zone in
      defer { before = zone.end }
      return PictureItem(
        "zone.\(zone.start).bytes", Caption(), zone.role,
        letter: canvas.words(zone.name).first, size: zone.end - before)
    }
    let ticks = zones.map { zone in
      PictureItem("zone.\(zone.start)", Caption(.name(canvas.words(zone.name))), size: zone.start)
    }
    let row = BarChart.Row(
      PictureItem("memory", Caption(.name(label), .address)), total: end, parts: parts,
      ticks: ticks)
    Shape.bars(BarChart(.bytes, [row])).draw(
      on: canvas, indent: Self.indent, width: label.count + 1 + Int(columnCount), into: &text)
  }
}

extension LayoutReport.PhysicalZone {
  fileprivate var role: Role {
    switch name {
    case .zone(.dma): .third
    case .zone(.normal): .first
    case .zone, .device: .second
    }
  }
}
