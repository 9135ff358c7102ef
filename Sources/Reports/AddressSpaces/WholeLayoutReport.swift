import Drawing
import Grammar
import Hardware
import KernelModel

/// User space, kernel space and physical memory in one drawing, with the arrows between them.
///
/// Every arrow is drawn from entries of page tables: a stretch of addresses leads to the zones in
/// which its frames lie now.
package struct WholeLayoutReport: Report {
  package static let kind = "whole-layout"

  package struct Row: Encodable, Sendable {
    package let start: UInt64
    package let end: UInt64
    package let name: String
    let isKernel: Bool
    package let frames: [ZoneCount]

    package var pageCount: Int { frames.reduce(0) { $0 + $1.count } }
  }

  package struct ZoneCount: Encodable, Sendable {
    /// `DMA`, `Normal`, `HighMem` or `device`.
    let zone: String
    let count: Int
  }

  package struct Target: Encodable, Sendable {
    package let zone: String
    package let start: UInt64
    package let end: UInt64
    package let managedPages: Int
    package let freePages: Int
  }

  package let process: Int32
  package let program: String
  /// The highest addresses first.
  package let rows: [Row]
  /// Where arrows lead, the highest addresses first.
  package let targets: [Target]

  package init(_ process: Process, _ space: AddressSpace, in kernel: Kernel) {
    self.process = process.id.rawValue
    program = process.name
    rows = (kernel.countedUserRows(of: space) + kernel.countedWindowRows()).reversed()
    let zones = kernel.allocator.zones.filter(\.isPopulated).map { zone in
      Target(
        zone: zone.kind.name, start: zone.frames.lowerBound.base.rawValue,
        end: zone.frames.upperBound.base.rawValue, managedPages: zone.managedPages,
        freePages: zone.freePages + zone.perCPUPages)
    }
    let devices = Target(
      zone: "device", start: 0xfec0_0000, end: 1 << 32, managedPages: 0, freePages: 0)
    targets = (zones + [devices]).sorted { $0.start > $1.start }
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(
      "process \(process) (\(program)): addresses, and the physical memory behind them", .heading)
    let picture = ArrowPicture(
      rows: rows.indices.map(pictureRow), targets: targets.map { .init($0.words, $0.range) })
    picture.draw(on: canvas, into: &text)
  }

  private func pictureRow(_ index: Int) -> ArrowPicture.Row {
    let row = rows[index]
    var label = StyledText("  \(hexadecimal(row.start, digits: 8)) ", .address)
    label.append(String(row.name.prefix(columns: 15)).left(16), row.isKernel ? .first : .second)
    let used = row.pageCount == 0 ? "" : shortSize(UInt64(row.pageCount) << 12)
    label.append(shortSize(row.end - row.start).right(6) + used.right(7) + " ")
    let zones = row.frames.map(\.zone)
    return ArrowPicture.Row(
      label, leadingTo: targets.indices.filter { zones.contains(targets[$0].zone) },
      after: gap(before: index))
  }

  private func gap(before index: Int) -> ArrowPicture.Row.Gap {
    guard index > 0 else { return .none }
    let (above, row) = (rows[index - 1], rows[index])
    if above.isKernel, !row.isKernel { return .words("-------- user space ends here") }
    return above.start > row.end ? .empty : .none
  }
}

extension WholeLayoutReport.Target {
  /// `38000000-3ffdffff`
  fileprivate var range: String {
    "\(hexadecimal(start, digits: 8))-\(hexadecimal(end - 1, digits: 8))"
  }

  fileprivate var words: String {
    managedPages == 0
      ? "devices, no RAM" : "\(zone), \(shortSize(UInt64(freePages) << 12)) free"
  }
}

extension Kernel {
  /// The process's areas, neighbours of one name together, the lowest first.
  fileprivate func countedUserRows(of space: AddressSpace) -> [WholeLayoutReport.Row] {
    var groups: [(name: String, range: Range<UInt64>, counts: [String: Int])] = []
    for link in space.areas.links {
      let area = space.areas[link]
      let short = area.shortName(in: space, self)
      let name = short.isEmpty ? (area.isShared ? "shared memory" : "private memory") : short
      let range = UInt64(area.start.rawValue)..<UInt64(area.end.rawValue)
      if let last = groups.last, last.name == name {
        groups[groups.count - 1].range = last.range.lowerBound..<range.upperBound
      } else {
        groups.append((name, range, [:]))
      }
      space.forEachEntry(in: area.start..<area.end) { _, _, entry in
        guard entry.isPresent else { return }
        groups[groups.count - 1].counts[frameZone(of: entry.frame).code, default: 0] += 1
      }
    }
    return groups.map { row($0.name, $0.range, $0.counts, isKernel: false) }
  }

  /// The kernel's windows, the lowest first.
  fileprivate func countedWindowRows() -> [WholeLayoutReport.Row] {
    AddressSection.all(of: layout).dropFirst().map { section in
      var counts: [String: Int] = [:]
      tables.forEachLeaf(in: section.range, of: tables.kernelDirectory) { leaf in
        guard leaf.entry.isPresent else { return }
        counts[zoneName(of: leaf.frame(isPAE: tables.usesPAE), orBelow: leaf.byteCount), default: 0]
          += Int(leaf.byteCount >> 12)
      }
      return row(section.kind.english, section.range, counts, isKernel: true)
    }
  }

  private func row(
    _ name: String, _ range: Range<UInt64>, _ counts: [String: Int], isKernel: Bool
  ) -> WholeLayoutReport.Row {
    let order = ["device", "HighMem", "Normal", "DMA"]
    return WholeLayoutReport.Row(
      start: range.lowerBound, end: range.upperBound, name: name, isKernel: isKernel,
      frames: order.compactMap { zone in
        counts[zone].map { WholeLayoutReport.ZoneCount(zone: zone, count: $0) }
      })
  }

  /// Below 1 MiB the direct map reaches what is no RAM: it counts with the zone around it.
  private func zoneName(of frame: PageFrameNumber, orBelow byteCount: UInt32) -> String {
    if frame < boot.lowMemoryEnd {
      return allocator.zones.first { $0.frames.contains(frame) }?.kind.name ?? "DMA"
    }
    return frameZone(of: frame).code
  }
}
