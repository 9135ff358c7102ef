import Drawing
import Hardware
import KernelModel

extension Picture {
  /// Everything at once: the areas of a process, the kernel's windows, and physical memory behind
  /// them; an arrow leads from a stretch of addresses to each zone in which it has frames, as thick
  /// as it has pages there.
  ///
  /// A stretch is filled as the zone that most of its frames lie in. Made from `WholeLayoutReport`.
  package static func whole(
    _ process: Process, _ space: AddressSpace, in kernel: Kernel
  ) -> Picture {
    let report = WholeLayoutReport(process, space, in: kernel)
    let user = report.rows.filter { !$0.isKernel }
    let windows = report.rows.filter(\.isKernel)
    let shown = user.map { WholeStretch($0, in: space) }
      .condensed(to: mostAreas, WholeStretch.joining)
    let stretches = windows.map { WholeStretch($0, in: space) } + shown
    let free = report.targets.reduce(0) { $0 + $1.freePages }
    return Picture(
      "whole",
      title: Caption(WholePicturePhrase.title(process.id.rawValue, program: process.name)),
      summary: Caption(
        WholePicturePhrase.promised(bytes(space.totals.total), used: bytes(space.resident.total)))
        + Caption(
          WholePicturePhrase.memory(
            direct: UInt64(kernel.boot.lowMemoryEnd.index) << 12,
            total: kernel.configuration.memory, free: bytes(free))),
      bands: [band(withGaps(stretches, most: 4, from: 16 << 20), report.targets)],
      links: links(stretches))
  }

  /// Addresses beside physical memory.
  fileprivate static func band(
    _ segments: [Strip.Segment], _ targets: [WholeLayoutReport.Target]
  ) -> Band {
    Band([
      Panel(
        .strip(Strip(segments)), title: Caption(WholePicturePhrase.addresses), share: 3),
      Panel(.boxes(targets.map(\.box)), title: Caption(WholePicturePhrase.physical), share: 2),
    ])
  }

  fileprivate static func links(_ stretches: [WholeStretch]) -> [Link] {
    stretches.flatMap { stretch in
      stretch.frames.map { share in
        Link(stretch.id, share.zone.boxID, weight: UInt64(share.count))
      }
    }
  }

  /// Rows of user space.
  private static let mostAreas = 10

  private static func bytes(_ pageCount: Int) -> UInt64 { UInt64(pageCount) << 12 }

  /// Adds the largest empty stretches between those given, the highest addresses first.
  ///
  /// - Parameter leastGap: bytes.
  fileprivate static func withGaps(
    _ stretches: [WholeStretch], most mostGaps: Int = .max, from leastGap: UInt64 = 4096
  ) -> [Strip.Segment] {
    let gaps = zip(stretches, stretches.dropFirst()).map { $0.start - $1.end }
    let wanted = gaps.filter { $0 >= leastGap }.sorted(by: >).prefix(mostGaps)
    var left = wanted.count
    var segments: [Strip.Segment] = []
    for (index, stretch) in stretches.enumerated() {
      segments.append(stretch.segment)
      guard index < gaps.count, left > 0, let least = wanted.last, gaps[index] >= least else {
        continue
      }
      left -= 1
      let start = stretches[index + 1].end
      segments.append(
        Strip.Segment(
          PictureItem(
            "gap.\(hexadecimal(start, digits: 8))", Caption(WholePicturePhrase.gap, .faint),
            detail: Caption(.bytes(gaps[index]), .faint), size: gaps[index]),
          start, stretch.start, isGap: true))
    }
    return segments
  }
}

extension WholeLayoutReport {
  /// All its rows beside the boxes of physical memory.
  var picture: Picture {
    let stretches = rows.enumerated().map { WholeStretch($1, id: "row.\($0)") }
    return Picture(
      "whole", title: Caption(WholePicturePhrase.title(process, program: program)),
      summary: Caption(), bands: [Picture.band(Picture.withGaps(stretches), targets)], links: Picture.links(stretches))
  }
}

/// A stretch of addresses with the zones of its frames.
private struct WholeStretch {
  let id: String
  let start: UInt64
  let end: UInt64
  let caption: Caption
  let frames: [FrameRuns.Share]
  /// What lies unmapped inside of it.
  var holes = Caption()

  init(_ row: WholeLayoutReport.Row, id: String) {
    self.id = id
    if row.holeCount > 0 {
      holes = Caption(WholePicturePhrase.holes(row.holeCount, bytes: row.unmapped), .faint)
    }
    (start, end, frames) = (row.start, row.end, row.frames)
    caption =
      switch row.content {
      case .window(let window): Caption(WholePicturePhrase.window(window))
      case .areas(let name): Caption(WholePicturePhrase.areas(name.shortened))
      }
  }

  init(_ row: WholeLayoutReport.Row, in space: AddressSpace) {
    let id =
      switch row.content {
      case .window(let window): "window.\(window.code)"
      case .areas:
        space.areas[
          AreaSearch.area(at: VirtualAddress(rawValue: UInt32(row.start)), in: space.areas)
        ].pictureID
      }
    self.init(row, id: id)
    // A figure has no room for them.
    holes = Caption()
  }

  private init(
    id: String, _ range: Range<UInt64>, _ caption: Caption, _ frames: [FrameRuns.Share]
  ) {
    (self.id, start, end) = (id, range.lowerBound, range.upperBound)
    (self.caption, self.frames) = (caption, frames)
  }

  /// Stretches in the order of falling addresses as one.
  static func joining(_ parts: ArraySlice<WholeStretch>) -> WholeStretch {
    var frames: [FrameRuns.Share] = []
    for share in parts.flatMap(\.frames) {
      if let index = frames.firstIndex(where: { $0.zone == share.zone }) {
        frames[index].count += share.count
      } else {
        frames.append(share)
      }
    }
    return WholeStretch(
      id: "areas.more", parts[parts.endIndex - 1].start..<parts[parts.startIndex].end,
      Caption(WholePicturePhrase.more(parts.count)), frames)
  }

  var segment: Strip.Segment {
    let pages = frames.reduce(0) { $0 + $1.count }
    let zone = frames.max { ($0.count, $1.zone.code) < ($1.count, $0.zone.code) }?.zone
    return Strip.Segment(
      PictureItem(
        id, caption,
        detail: holes + Caption(.bytes(end - start), .faint)
          + (pages == 0 ? Caption() : Caption(.bytes(UInt64(pages) << 12), .value)),
        zone?.pictureRole ?? .plain, letter: zone?.pictureLetter, size: end - start),
      start, end)
  }
}

extension AreaName {
  /// With as much of a file's name as has room.
  var shortened: AreaName {
    if case .named(let name) = self { .named(name.shortened(to: 13)) } else { self }
  }
}

extension WholeLayoutReport.Target {
  fileprivate var box: PictureItem {
    PictureItem(
      zone.boxID, Caption(WholePicturePhrase.zone(zone)) + Caption(.bytes(end - start), .value),
      detail: Caption(.address(start), .address)
        + (managedPages == 0
          ? Caption() : Caption(WholePicturePhrase.free(UInt64(freePages) << 12))),
      zone.pictureRole, letter: zone.pictureLetter, size: end - start)
  }
}

extension FrameZone {
  fileprivate var boxID: String { "zone.\(code)" }

  fileprivate var pictureRole: Role {
    switch self {
    case .zone(.dma): .third
    case .zone(.normal): .first
    case .zone(.highMemory), .zone(.movable): .second
    case .device: .fourth
    }
  }

  fileprivate var pictureLetter: Character {
    switch self {
    case .zone(.dma): "D"
    case .zone(.normal): "N"
    case .zone(.highMemory): "H"
    case .zone(.movable): "M"
    case .device: "d"
    }
  }
}
