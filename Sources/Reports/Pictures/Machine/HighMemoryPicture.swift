import Drawing
import Hardware
import KernelModel

extension Picture {
  /// High memory: the windows of the kernel's gigabyte, and the zones of RAM that lie behind each
  /// of them now.
  ///
  /// - Throws: `noHighMemory` where all of RAM is in the direct map.
  /// - Complexity: O(pages behind the windows)
  package static func highMemory(_ kernel: Kernel) throws(PictureRefusal) -> Picture {
    let zones = kernel.allocator.zones.filter(\.isPopulated)
    guard let high = zones.first(where: { $0.kind == .highMemory }) else { throw .noHighMemory }
    let stretches = Array(kernel.kernelStretches().reversed())
    let links = stretches.flatMap { kernel.links(from: $0) }
    func reached(_ zone: FrameZone) -> UInt64 {
      links.reduce(0) { $1.to == zone.pictureID ? $0 + $1.weight : $0 }
    }
    var boxes = zones.reversed().map { zone in
      let place = FrameZone.zone(zone.kind)
      let detail: HighMemoryPicturePhrase =
        zone.kind == .highMemory ? .behindWindows(reached(place)) : .alwaysMapped
      return PictureItem(
        place.pictureID, place.pictureCaption,
        detail: Caption(.holding(pages: zone.presentPages), .value) + Caption(detail),
        zone.kind == .highMemory ? .second : .first, letter: zone.kind == .highMemory ? "H" : "L",
        size: UInt64(zone.presentPages))
    }
    if links.contains(where: { $0.to == FrameZone.device.pictureID }) {
      boxes.append(
        PictureItem(
          FrameZone.device.pictureID, FrameZone.device.pictureCaption,
          detail: Caption(HighMemoryPicturePhrase.behindWindows(reached(.device))), .fourth,
          letter: "d", size: reached(.device)))
    }
    return Picture(
      "highmem",
      title: Caption(HighMemoryPicturePhrase.title(memory: kernel.configuration.memory), .heading),
      summary: Caption(
        HighMemoryPicturePhrase.summary(
          high: high.presentPages, reached: reached(.zone(.highMemory)))),
      bands: [
        Band([
          Panel(
            .strip(Strip(stretches.map(\.segment), lineCount: 16)),
            title: Caption(HighMemoryPicturePhrase.windows)),
          Panel(.boxes(boxes), title: Caption(HighMemoryPicturePhrase.zones)),
        ])
      ], links: links)
  }
}

extension KernelStretch {
  fileprivate var pictureID: String {
    window.map { "window.\($0.code)" } ?? "hole.\(Numeral.address(start).english)"
  }

  fileprivate var segment: Strip.Segment {
    let amount = Caption(.bytes(end - start), .value)
    guard let window else {
      return Strip.Segment(
        PictureItem(
          pictureID, Caption(HighMemoryPicturePhrase.hole, .faint), detail: amount, .faint,
          size: end - start), start, end, isGap: true)
    }
    let use: Caption =
      switch use {
      case .areas(let count, _): Caption(HighMemoryPicturePhrase.areas(count))
      case .slots(let used, let count): Caption(HighMemoryPicturePhrase.slots(used, of: count))
      case .nothing, .all, .cpu: Caption()
      }
    return Strip.Segment(
      PictureItem(
        pictureID, Caption(HighMemoryPicturePhrase.window(window), .label) + use, detail: amount,
        window == .directMap ? .first : .third, letter: window.mark.letter,
        size: end - start), start, end)
  }
}

extension Kernel {
  /// Arrows from a window to the zones of the frames that it maps now.
  fileprivate func links(from stretch: KernelStretch) -> [Picture.Link] {
    switch stretch.window {
    case nil, .userSpace: return []
    case .directMap:
      return allocator.zones.filter { $0.isPopulated && $0.kind != .highMemory }.map { zone in
        Picture.Link(
          stretch.pictureID, FrameZone.zone(zone.kind).pictureID,
          weight: UInt64(zone.spannedPages))
      }
    case .vmalloc, .permanentMaps, .ldtRemap, .cpuEntryArea, .fixmap:
      let range =
        VirtualAddress(
          rawValue: UInt32(stretch.start))..<VirtualAddress(rawValue: UInt32(stretch.end))
      return frames(behind: range).zones.map { share in
        Picture.Link(stretch.pictureID, share.zone.pictureID, weight: UInt64(share.count))
      }
    }
  }
}
