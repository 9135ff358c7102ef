import Drawing
import Hardware
import KernelModel

/// What of the window has room in the picture: its lowest stretches.
struct VmallocFigure {
  /// An area that is shown, with the letter of its frames.
  struct LetteredArea {
    let area: VmallocMapReport.Area
    let letter: Character

    var digits: String { area.start.digits }
    var id: String { "area.\(digits)" }

    var role: Role {
      switch area.use {
      case .area(.vmalloc, _): .second
      case .area(.vmap, _): .third
      case .area(.ioremap, _): .fourth
      case .area(.none, _), .waiting, .free: .faint
      }
    }
  }

  let report: VmallocMapReport
  /// Areas in use, the lowest first.
  private(set) var areas: [LetteredArea] = []
  /// The highest addresses first.
  private(set) var segments: [Strip.Segment] = []
  let areaCount: Int
  /// Frames of areas that have no room.
  let otherFrames: Int
  let others: ArraySlice<VmallocMapReport.Area>

  /// Lines that the stretches may take.
  private static let mostSegments = 13

  init(_ kernel: Kernel) {
    report = VmallocMapReport(kernel)
    areaCount = report.areas.count(where: \.isArea)
    var shown = 0
    var lineCount = 0
    for area in report.areas {
      lineCount += area.hasGuard ? 2 : 1
      let isLast = shown + 1 == report.areas.count
      // What does not fit shares the last line.
      guard lineCount <= Self.mostSegments - (isLast ? 0 : 1) else { break }
      shown += 1
    }
    others = report.areas[shown...]
    otherFrames = others.reduce(0) { $0 + $1.frames.count }
    for area in report.areas[..<shown] { add(area) }
    if let first = others.first {
      let item = PictureItem(
        "more", Caption(VmallocPicturePhrase.more(others.count)),
        detail: Caption(.bytes(UInt64(report.end - first.start)), .value), .faint)
      segments.append(
        Strip.Segment(
          item, UInt64(first.start.rawValue), UInt64(report.end.rawValue),
          isGap: !others.contains(where: \.isArea)))
    }
    segments.reverse()
  }

  private mutating func add(_ area: VmallocMapReport.Area) {
    let mappedEnd = area.hasGuard ? area.end - VirtualAddress.pageByteCount : area.end
    let digits = area.start.digits
    switch area.use {
    case .area(let kind, _):
      let letter = Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(areas.count)))
      let lettered = LetteredArea(area: area, letter: letter)
      areas.append(lettered)
      let caption =
        Caption(.name(kind.code), .label)
        + Caption(VmallocPicturePhrase.runs(area.frames.runs.count))
      add(lettered.id, caption, lettered.role, letter, area.start, mappedEnd)
      guard area.hasGuard else { return }
      add(
        "guard.\(digits)", Caption(VmallocPicturePhrase.guardPage), .plain, "G", mappedEnd,
        area.end)
    case .waiting:
      add(
        "waiting.\(digits)", Caption(VmallocPicturePhrase.waiting), .red, "W", area.start,
        area.end)
    case .free:
      add(
        "free.\(digits)", Caption(VmallocPicturePhrase.free, .faint), .faint, nil, area.start,
        area.end)
    }
  }

  private mutating func add(
    _ id: String, _ caption: Caption, _ role: Role, _ letter: Character?, _ start: VirtualAddress,
    _ end: VirtualAddress
  ) {
    let byteCount = UInt64(end - start)
    let item = PictureItem(
      id, caption, detail: Caption(.bytes(byteCount), .value), role, letter: letter,
      size: byteCount)
    segments.append(
      Strip.Segment(
        item, UInt64(start.rawValue), UInt64(start.rawValue) + byteCount, isGap: letter == nil))
  }

  /// Arrows from areas to the zones of their frames, as heavy as these are many.
  var links: [Picture.Link] {
    areas.flatMap { shown in
      shown.area.frames.zones.map { share in
        Picture.Link(shown.id, share.zone.pictureID, weight: UInt64(share.count))
      }
    } + others.zones.map { Picture.Link("more", $0.zone.pictureID, weight: UInt64($0.count)) }
  }
}
