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
  /// Its lines are a drawing's.
  package static let isVerbatim = true

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
    PictureView(picture).draw(on: canvas, into: &text)
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
