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
    let start: UInt64
    let end: UInt64
    let content: Content
    /// How many pages of each zone.
    let frames: [FrameRuns.Share]

    var pageCount: Int { frames.reduce(0) { $0 + $1.count } }

    var isKernel: Bool {
      if case .window = content { true } else { false }
    }
  }

  /// What lies in a row.
  enum Content: Sendable {
    case areas(AreaName)
    case window(AddressSection.Kind)
  }

  package struct Target: Encodable, Sendable {
    let zone: FrameZone
    let start: UInt64
    let end: UInt64
    let managedPages: Int
    let freePages: Int
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
        zone: .zone(zone.kind), start: zone.frames.lowerBound.base.rawValue,
        end: zone.frames.upperBound.base.rawValue, managedPages: zone.managedPages,
        freePages: zone.freePages + zone.perCPUPages)
    }
    let devices = Target(
      zone: .device, start: 0xfec0_0000, end: 1 << 32, managedPages: 0, freePages: 0)
    targets = (zones + [devices]).sorted { $0.start > $1.start }
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(
      canvas.words(LayoutPhrase.wholeHeading(process, program: program)), .heading)
    let picture = ArrowPicture(
      rows: rows.indices.map { pictureRow($0, on: canvas) },
      targets: targets.map { .init(canvas.words($0.phrase), $0.range) })
    picture.draw(on: canvas, into: &text)
  }

  private func pictureRow(_ index: Int, on canvas: Canvas) -> ArrowPicture.Row {
    let row = rows[index]
    var label = StyledText("  \(hexadecimal(row.start, digits: 8)) ", .address)
    let words = String(canvas.words(row.content).prefix(columns: 15))
    label.append(words.left(16), row.isKernel ? .first : .second)
    let used = row.pageCount == 0 ? "" : shortSize(UInt64(row.pageCount) << 12)
    label.append(shortSize(row.end - row.start).right(6) + used.right(7) + " ")
    let zones = row.frames.map(\.zone)
    return ArrowPicture.Row(
      label, leadingTo: targets.indices.filter { zones.contains(targets[$0].zone) },
      after: gap(before: index, on: canvas))
  }

  private func gap(before index: Int, on canvas: Canvas) -> ArrowPicture.Row.Gap {
    guard index > 0 else { return .none }
    let (above, row) = (rows[index - 1], rows[index])
    if above.isKernel, !row.isKernel { return .words(canvas.words(LayoutPhrase.userSpaceBelow)) }
    return above.start > row.end ? .empty : .none
  }
}

extension WholeLayoutReport.Target {
  /// `38000000-3ffdffff`
  fileprivate var range: String {
    "\(hexadecimal(start, digits: 8))-\(hexadecimal(end - 1, digits: 8))"
  }

  fileprivate var phrase: LayoutPhrase {
    managedPages == 0 ? .devices : .zone(zone, freePages: freePages)
  }
}

extension WholeLayoutReport.Content: DetailedFact {
  var code: String {
    switch self {
    case .areas: "areas"
    case .window: "window"
    }
  }

  var details: Details {
    switch self {
    case .areas(let name): ["area": name]
    case .window(let window): ["window": window]
    }
  }
}

extension Kernel {
  /// The process's areas, neighbours of one name together, the lowest first.
  fileprivate func countedUserRows(of space: AddressSpace) -> [WholeLayoutReport.Row] {
    var groups: [(name: AreaName, range: Range<UInt64>, counts: [FrameZone: Int])] = []
    for link in space.areas.links {
      let area = space.areas[link]
      let name = AreaName(area, in: space, self)
      let range = UInt64(area.start.rawValue)..<UInt64(area.end.rawValue)
      if let last = groups.last, last.name == name {
        groups[groups.count - 1].range = last.range.lowerBound..<range.upperBound
      } else {
        groups.append((name, range, [:]))
      }
      space.forEachEntry(in: area.start..<area.end) { _, _, entry in
        guard entry.isPresent else { return }
        groups[groups.count - 1].counts[frameZone(of: entry.frame), default: 0] += 1
      }
    }
    return groups.map { row(.areas($0.name), $0.range, $0.counts) }
  }

  /// The kernel's windows, the lowest first.
  fileprivate func countedWindowRows() -> [WholeLayoutReport.Row] {
    AddressSection.all(of: layout).dropFirst().map { section in
      var counts: [FrameZone: Int] = [:]
      tables.forEachLeaf(in: section.range, of: tables.kernelDirectory) { leaf in
        guard leaf.entry.isPresent else { return }
        counts[lowZone(of: leaf.frame(isPAE: tables.usesPAE)), default: 0] += Int(
          leaf.byteCount >> 12)
      }
      return row(.window(section.kind), section.range, counts)
    }
  }

  private func row(
    _ content: WholeLayoutReport.Content, _ range: Range<UInt64>, _ counts: [FrameZone: Int]
  ) -> WholeLayoutReport.Row {
    let order: [FrameZone] = [.device, .zone(.highMemory), .zone(.normal), .zone(.dma)]
    return WholeLayoutReport.Row(
      start: range.lowerBound, end: range.upperBound, content: content,
      frames: order.compactMap { zone in counts[zone].map { .init(zone: zone, count: $0) } })
  }

  /// Below 1 MiB the direct map reaches what is no RAM: it counts with the zone around it.
  private func lowZone(of frame: PageFrameNumber) -> FrameZone {
    guard frame < boot.lowMemoryEnd else { return frameZone(of: frame) }
    return .zone(allocator.zones.first { $0.frames.contains(frame) }?.kind ?? .dma)
  }
}
