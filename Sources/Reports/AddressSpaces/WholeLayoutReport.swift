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
    /// Stretches between its ends where nothing is mapped, and their bytes: rows are joined over
    /// them only when there are too many to draw.
    let holeCount: Int
    let unmapped: UInt64

    var pageCount: Int { frames.reduce(0) { $0 + $1.count } }

    /// Nil for a window of the kernel's.
    var name: AreaName? {
      if case .areas(let name) = content { name } else { nil }
    }

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
    if above.isKernel, row.isKernel { return above.start > row.end ? .empty : .none }
    if above.isKernel { return .words(canvas.words(LayoutPhrase.userSpaceBelow)) }
    func words(_ phrase: LayoutPhrase, _ byteCount: UInt64) -> ArrowPicture.Row.Gap {
      .words("-------- " + canvas.words(phrase).left(16) + shortSize(byteCount).right(6))
    }
    if row.holeCount > 0 { return words(.holesIn(row.holeCount), row.unmapped) }
    guard above.start > row.end else { return .none }
    return above.name == row.name ? words(.hole, above.start - row.end) : .empty
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
  /// More rows of user space than this do not fit on a screen.
  private static let mostRows = 24

  /// The process's areas, neighbours of one name together, the lowest first.
  ///
  /// A row ends at a hole. Only where that makes too many rows do neighbours of one name share a
  /// row over the holes between them, which it counts.
  fileprivate func countedUserRows(of space: AddressSpace) -> [WholeLayoutReport.Row] {
    var groups: [AreaGroup] = []
    for link in space.areas.links {
      let area = space.areas[link]
      var group = AreaGroup(
        name: AreaName(area, in: space, self),
        range: UInt64(area.start.rawValue)..<UInt64(area.end.rawValue))
      space.forEachEntry(in: area.start..<area.end) { _, _, entry in
        guard entry.isPresent else { return }
        group.counts[frameZone(of: entry.frame), default: 0] += 1
      }
      groups.join(group, overHoles: false)
    }
    if groups.count > Self.mostRows {
      groups = groups.reduce(into: []) { $0.join($1, overHoles: true) }
    }
    return groups.map { row(.areas($0.name), $0.range, $0.counts, $0.holes) }
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
    _ content: WholeLayoutReport.Content, _ range: Range<UInt64>, _ counts: [FrameZone: Int],
    _ holes: (count: Int, bytes: UInt64) = (0, 0)
  ) -> WholeLayoutReport.Row {
    let order: [FrameZone] = [.device, .zone(.highMemory), .zone(.normal), .zone(.dma)]
    return WholeLayoutReport.Row(
      start: range.lowerBound, end: range.upperBound, content: content,
      frames: order.compactMap { zone in counts[zone].map { .init(zone: zone, count: $0) } },
      holeCount: holes.count, unmapped: holes.bytes)
  }

  /// Below 1 MiB the direct map reaches what is no RAM: it counts with the zone around it.
  private func lowZone(of frame: PageFrameNumber) -> FrameZone {
    guard frame < boot.lowMemoryEnd else { return frameZone(of: frame) }
    return .zone(allocator.zones.first { $0.frames.contains(frame) }?.kind ?? .dma)
  }
}

/// Areas of one name that share a row.
private struct AreaGroup {
  let name: AreaName
  var range: Range<UInt64>
  var counts: [FrameZone: Int] = [:]
  var holes: (count: Int, bytes: UInt64) = (0, 0)
}

extension [AreaGroup] {
  /// Adds a group behind the last, or to it when they have one name and touch.
  fileprivate mutating func join(_ group: AreaGroup, overHoles: Bool) {
    guard let last, last.name == group.name,
      overHoles || last.range.upperBound == group.range.lowerBound
    else { return append(group) }
    let hole = group.range.lowerBound - last.range.upperBound
    if hole > 0 {
      self[count - 1].holes.count += 1
      self[count - 1].holes.bytes += hole
    }
    self[count - 1].range = last.range.lowerBound..<group.range.upperBound
    self[count - 1].counts.merge(group.counts, uniquingKeysWith: +)
  }
}
