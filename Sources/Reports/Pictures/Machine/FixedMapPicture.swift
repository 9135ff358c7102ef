import Drawing
import Hardware
import KernelModel

extension Picture {
  /// The fixmap's slots, counted down from the top, and what each maps beside them.
  ///
  /// A run of slots is one part, save for those of it that map something, as far as there is room.
  /// - Complexity: O(slots)
  package static func fixedMap(_ kernel: Kernel) -> Picture {
    let report = FixedMapReport(kernel)
    let stretches = report.stretches(most: 22)
    let mappings = stretches.compactMap(\.mapping)
    var panels = [
      Panel(
        .strip(Strip(stretches.map(\.segment))),
        title: Caption(FixedMapPicturePhrase.slots))
    ]
    let digits = kernel.tables.usesPAE ? 9 : 8
    let targets = mappings.targets(digits: digits)
    let boxes = targets.condensed(to: mostTargets) { PictureItem.more($0.count) }
    let shown = boxes.map(\.id)
    if !targets.isEmpty {
      panels.append(
        Panel(
          .boxes(boxes),
          title: Caption(FixedMapPicturePhrase.targets)))
    }
    let owner = report.followsTask ? report.process : nil
    return Picture(
      "fixmap",
      title: Caption(FixedMapPicturePhrase.title(memory: kernel.configuration.memory), .heading),
      summary: Caption(
        FixedMapPicturePhrase.summary(used: report.usedSlots, slots: report.slotCount))
        + Caption(
          FixedMapPicturePhrase.temporaries(
            depth: report.depth, slots: report.slotsPerCPU, process: owner)),
      bands: [Band(panels)],
      links: mappings.map { mapping in
        let target = mapping.targetID
        return Link("slot.\(mapping.index)", shown.contains(target) ? target : PictureItem.moreID)
      })
  }

  /// Boxes that stand beside the slots at most.
  private static var mostTargets: Int { 5 }
}

/// Slots next to each other that are one part of the picture: those of one name, or padding.
private struct SlotStretch {
  /// Nil for padding.
  let slot: FixedMapReport.Slot?
  let indices: Range<Int>
  /// What it maps, if it is a single slot.
  let mapping: FixedMapReport.Mapping?

  var segment: Strip.Segment {
    let last = UInt64(FixedMap.address(of: indices.upperBound - 1).rawValue)
    let first = UInt64(FixedMap.address(of: indices.lowerBound).rawValue)
    let isTemporary = slot?.purpose == .temporaryMaps
    let role: Role = mapping == nil ? .faint : isTemporary ? .third : .second
    return Strip.Segment(
      PictureItem(
        "slot.\(indices.lowerBound)", caption, detail: detail, role,
        letter: mapping == nil ? nil : isTemporary ? "t" : "m",
        size: UInt64(indices.count)), last, first + 4096, isGap: mapping == nil)
  }

  private var caption: Caption {
    guard let slot else { return Caption(FixedMapPicturePhrase.padding) }
    let name = mapping?.name ?? slot.name
    let offsets = (indices.lowerBound - slot.index, indices.upperBound - 1 - slot.index)
    return offsets.0 == offsets.1 || offsets.0 == 0
      ? Caption(.name(name), .label)
      : Caption(.name("\(slot.name)+\(offsets.0)..\(offsets.1)"), .label)
  }

  /// The slots' numbers, or how many map something of those that share the part.
  private var detail: Caption {
    let mapped = slot?.mapped.count { indices.contains($0.index) } ?? 0
    return mapping == nil && mapped > 0
      ? Caption(FixedMapPicturePhrase.mapped(mapped))
      : Caption(
        FixedMapPicturePhrase.numbers(indices.lowerBound, indices.upperBound - 1), .value)
  }
}

extension FixedMapReport {
  /// All slots from the top down, in no more than so many parts beyond one a name.
  fileprivate func stretches(most: Int) -> [SlotStretch] {
    let inRuns = slots.filter { $0.count > 1 }.flatMap { $0.mapped.map(\.index) }
    var shownCount = min(most, inRuns.count)
    while true {
      let parts = stretches(showing: Set(inRuns.prefix(shownCount)))
      if parts.count <= most || shownCount == 0 { return parts }
      shownCount -= 1
    }
  }

  private func stretches(showing shown: Set<Int>) -> [SlotStretch] {
    var parts: [SlotStretch] = []
    var next = 0
    for slot in slots {
      func add(_ end: Int) {
        guard next < end else { return }
        parts.append(SlotStretch(slot: slot, indices: next..<end, mapping: nil))
        next = end
      }
      if next < slot.index {
        parts.append(SlotStretch(slot: nil, indices: next..<slot.index, mapping: nil))
        next = slot.index
      }
      for mapping in slot.mapped where slot.count == 1 || shown.contains(mapping.index) {
        add(mapping.index)
        parts.append(
          SlotStretch(slot: slot, indices: mapping.index..<mapping.index + 1, mapping: mapping))
        next = mapping.index + 1
      }
      add(slot.index + slot.count)
    }
    return parts
  }
}

extension FixedMapReport.Mapping {
  fileprivate var targetID: String { "frame.\(frame.frame.digits)" }

  /// The page that is mapped.
  fileprivate func target(digits: Int) -> PictureItem {
    PictureItem(
      targetID, frame.pictureCaption,
      detail: Caption(.address(frame.frame.base.rawValue, digits: digits), .address)
        + (frame.zone.map { Caption(.name($0.name)) } ?? Caption()),
      frame.zone == nil ? .fourth : .first, letter: frame.zone == nil ? "d" : "r")
  }
}

extension [FixedMapReport.Mapping] {
  /// The pages that are mapped, each once, the highest first.
  fileprivate func targets(digits: Int) -> [PictureItem] {
    var found: [PictureItem] = []
    for mapping in sorted(by: { $0.frame.frame > $1.frame.frame })
    where found.last?.id != mapping.targetID {
      found.append(mapping.target(digits: digits))
    }
    return found
  }
}

extension PictureItem {
  fileprivate static var moreID: String { "frames.more" }

  /// Pages for which there is no room.
  fileprivate static func more(_ count: Int) -> PictureItem {
    PictureItem(moreID, Caption(FixedMapPicturePhrase.more(count)), .plain)
  }
}
