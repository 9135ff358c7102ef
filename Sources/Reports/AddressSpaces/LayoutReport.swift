import Drawing
import Grammar
import Hardware
import KernelModel

/// The 4 GiB of a process from top to bottom: its areas, the gaps between them, the kernel's
/// windows, how much of each is in use and which physical memory lies behind it.
package struct LayoutReport: Report {
  package static let kind = "layout"

  package struct Row: Encodable, Sendable {
    package let start: UInt64
    package let end: UInt64
    package let name: String
    /// `area`, `gap`, `window` or `hole`.
    package let kind: String
    /// How much of it is in use.
    package let use: String
    /// What lies behind it in physical memory.
    package let behind: String

    package var byteCount: UInt64 { end - start }
  }

  /// A zone of physical memory.
  package struct PhysicalZone: Encodable, Sendable {
    let name: String
    let start: UInt64
    let end: UInt64
  }

  package let process: Int32
  package let program: String
  package let layout: String
  package let memory: UInt64
  /// The highest addresses first.
  package let rows: [Row]
  package let zones: [PhysicalZone]

  package init(_ process: Process, _ space: AddressSpace, in kernel: Kernel) {
    self.process = process.id.rawValue
    program = process.name
    layout = kernel.layout.name.rawValue
    memory = kernel.configuration.memory
    rows = Array((kernel.userRows(of: space) + kernel.windowRows()).reversed())
    zones = Self.zones(of: kernel)
  }

  /// The zones that hold memory, the lowest first.
  package static func zones(of kernel: Kernel) -> [PhysicalZone] {
    kernel.allocator.zones.filter(\.isPopulated).map { zone in
      PhysicalZone(
        name: zone.kind.name, start: zone.frames.lowerBound.base.rawValue,
        end: zone.frames.upperBound.base.rawValue)
    }
  }
}

extension Kernel {
  /// The rows of the kernel's gigabyte, lowest first.
  fileprivate func windowRows() -> [LayoutReport.Row] {
    kernelStretches().map { stretch in
      LayoutReport.Row(
        start: stretch.start, end: stretch.end, name: stretch.english,
        kind: stretch.window == nil ? "hole" : "window", use: stretch.use.english,
        behind: StretchPhrase.backing(stretch.backing, of: stretch.window).english)
    }
  }

  /// More areas than this do not fit on a screen: neighbours of one name then share a row.
  private static let mostRows = 24

  /// The rows of user space, lowest first.
  fileprivate func userRows(of space: AddressSpace) -> [LayoutReport.Row] {
    var rows: [LayoutReport.Row] = []
    var end: UInt64 = 0
    var links = space.areas.links[...]
    while let first = links.popFirst() {
      let area = space.areas[first]
      var run = [first]
      while space.areas.count > Self.mostRows, let next = links.first,
        space.areas[next].start == space.areas[run[run.count - 1]].end,
        space.areas[next].shortName(in: space, self) == area.shortName(in: space, self)
      {
        run.append(next)
        links.removeFirst()
      }
      let start = UInt64(area.start.rawValue)
      if start > end {
        rows.append(gap(end..<start, below: first, in: space, isFirst: rows.isEmpty))
      }
      end = UInt64(space.areas[run[run.count - 1]].end.rawValue)
      rows.append(row(of: run, in: space))
    }
    let limit = UInt64(AddressSpace.end.rawValue)
    if end < limit {
      rows.append(
        LayoutReport.Row(start: end, end: limit, name: "gap", kind: "gap", use: "", behind: ""))
    }
    return rows
  }

  private func row(of run: [AreaLink], in space: AddressSpace) -> LayoutReport.Row {
    let (first, last) = (space.areas[run[0]], space.areas[run[run.count - 1]])
    let name = first.shortName(in: space, self)
    var frames: [PageFrameNumber] = []
    space.forEachEntry(in: first.start..<last.end) { _, _, entry in
      if let frame = space.mappedFrame(of: entry) { frames.append(frame) }
    }
    let words = name.isEmpty ? (first.isShared ? "shared memory" : "private memory") : name
    let parts = first.parts(of: space.image).notNamed
    let part = parts.isEmpty ? "" : "  \(parts)"
    return LayoutReport.Row(
      start: UInt64(first.start.rawValue), end: UInt64(last.end.rawValue),
      name: run.count == 1
        ? "\(words)  \(first.options.mode)\(part)" : "\(words), \(run.count) areas",
      kind: "area", use: frames.isEmpty ? "0" : shortSize(UInt64(frames.count) << 12),
      behind: describe(frames))
  }

  /// `3ffc0-3ffc4 HighMem`
  private func describe(_ frames: [PageFrameNumber]) -> String {
    guard let low = frames.min(), let high = frames.max() else { return "" }
    let isDense = high - low + 1 == frames.count
    let zones = [low, high].map { allocator.zone(of: $0).kind.name }
    let names = zones[0] == zones[1] ? zones[0] : "\(zones[0]), \(zones[1])"
    return "\(isDense ? "" : "in ")\((low..<high + 1).digits) \(names)"
  }

  private func gap(
    _ range: Range<UInt64>, below link: AreaLink, in space: AddressSpace, isFirst: Bool
  ) -> LayoutReport.Row {
    let area = space.areas[link]
    let name: String
    if isFirst {
      name = "nothing, so that NULL faults"
    } else if area.start <= space.image.stackStart, space.image.stackStart <= area.end {
      name = "room for the stack"
    } else if range.lowerBound == UInt64(space.image.heapEnd.roundedUpToPage.rawValue) {
      name = "room for the heap and for mappings"
    } else {
      name = "gap"
    }
    return LayoutReport.Row(
      start: range.lowerBound, end: range.upperBound, name: name, kind: "gap", use: "", behind: "")
  }
}
