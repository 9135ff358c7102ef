import Drawing
import Hardware
import KernelModel

extension Picture {
  /// The direct map: the kernel's addresses beside physical memory, the same parts on both, one
  /// offset apart; above them what has no address there.
  ///
  /// - Complexity: O(zones + reservations)
  package static func directMap(_ kernel: Kernel) -> Picture {
    let parts = kernel.lowMemoryParts
    let end = kernel.boot.lowMemoryEnd
    let digits = kernel.tables.usesPAE ? 9 : 8
    let top = UInt64(kernel.layout.highMemory.rawValue)
    let windows = Strip.Segment(
      PictureItem(
        "virtual.rest", Caption(DirectMapPicturePhrase.windows),
        detail: Caption(.bytes(1 << 32 - top), .value), .faint, size: 1 << 32 - top),
      top, 1 << 32, isGap: true)
    var physical = parts.map(\.physical)
    let highCount = kernel.boot.maxFrame - end
    if highCount > 0 {
      physical.append(
        Strip.Segment(
          PictureItem(
            "physical.rest", Caption(.name(Zone.Kind.highMemory.name), .label),
            detail: Caption(.holding(pages: highCount), .value), .plain, letter: "H",
            size: UInt64(highCount) << 12),
          end.base.rawValue, kernel.boot.maxFrame.base.rawValue))
    }
    let virtual = Strip((parts.map(\.virtual) + [windows]).reversed(), lineCount: 16)
    let plan = kernel.boot.directMap
    return Picture(
      "directmap",
      title: Caption(DirectMapPicturePhrase.title(memory: kernel.configuration.memory), .heading),
      summary: Caption(DirectMapPicturePhrase.summary(lastFrame: end - 1))
        + Caption(DirectMapPicturePhrase.beyond(pages: highCount)),
      bands: [
        Band(Panel(.lines([Caption(DirectMapPicturePhrase.offset, .heading)]))),
        Band([
          Panel(.strip(virtual), title: Caption(DirectMapPicturePhrase.addresses)),
          Panel(
            .strip(Strip(physical.reversed(), lineCount: 16, digits: digits)),
            title: Caption(DirectMapPicturePhrase.memory)),
        ]),
        Band(
          Panel(
            .lines([
              Caption(
                DirectMapPicturePhrase.pages(
                  large: UInt64(plan.largeKilobytes) << 10,
                  small: UInt64(plan.smallKilobytes) << 10, usesPAE: kernel.tables.usesPAE))
            ]))),
      ],
      links: parts.reversed().map {
        Link("virtual.\($0.id)", "physical.\($0.id)", weight: UInt64($0.frames.frameCount))
      })
  }
}

/// A stretch of low memory: of a zone, or what boot placed in it.
private struct LowMemoryPart {
  enum Kind {
    case zone(Zone.Kind)
    case kernelImage, pageMap
  }

  let kind: Kind
  let frames: Range<PageFrameNumber>

  var id: String { frames.lowerBound.digits }

  var physical: Strip.Segment {
    let base = frames.lowerBound.base.rawValue
    return segment("physical.\(id)", base)
  }

  var virtual: Strip.Segment {
    let base = frames.lowerBound.base.rawValue + UInt64(KernelLayout.pageOffset.rawValue)
    return segment("virtual.\(id)", base)
  }

  private func segment(_ id: String, _ start: UInt64) -> Strip.Segment {
    let byteCount = UInt64(frames.frameCount) << 12
    let (caption, role, letter): (Caption, Role, Character) =
      switch kind {
      case .zone(.dma): (Caption(.name(Zone.Kind.dma.name), .label), .third, "D")
      case .zone(let zone): (Caption(.name(zone.name), .label), .fourth, "N")
      case .kernelImage: (Caption(DirectMapPicturePhrase.kernelImage, .label), .first, "k")
      case .pageMap: (Caption(.name("mem_map"), .label), .second, "m")
      }
    return Strip.Segment(
      PictureItem(
        id, caption, detail: Caption(.bytes(byteCount), .value), role, letter: letter,
        size: byteCount), start, start + byteCount)
  }
}

extension Kernel {
  /// Low memory without a gap, the lowest first: zones, and in them the kernel and `mem_map`.
  fileprivate var lowMemoryParts: [LowMemoryPart] {
    let placed =
      ([LowMemoryPart(kind: .kernelImage, frames: boot.parameters.image.frames)]
      + boot.frames(for: .pageMap).map { LowMemoryPart(kind: .pageMap, frames: $0) })
      .sorted { $0.frames.lowerBound < $1.frames.lowerBound }
    var parts: [LowMemoryPart] = []
    var next = PageFrameNumber(rawValue: 0)
    for zone in allocator.zones where zone.isPopulated {
      func add(_ kind: LowMemoryPart.Kind, _ end: PageFrameNumber) {
        guard next < end else { return }
        parts.append(LowMemoryPart(kind: kind, frames: next..<end))
        next = end
      }
      let end = min(zone.frames.upperBound, boot.lowMemoryEnd)
      for part in placed where part.frames.upperBound > next && part.frames.lowerBound < end {
        add(.zone(zone.kind), part.frames.lowerBound)
        add(part.kind, min(part.frames.upperBound, end))
      }
      add(.zone(zone.kind), end)
    }
    return parts
  }
}
