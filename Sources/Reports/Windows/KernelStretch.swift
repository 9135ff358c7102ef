import Drawing
import Hardware
import KernelModel

/// A stretch of the kernel's gigabyte: one of its windows, or a hole between them.
package struct KernelStretch: Encodable, Sendable {
  let start: UInt64
  let end: UInt64
  /// Nil for a hole.
  let window: AddressSection.Kind?
  /// How much of it is in use.
  let use: Use
  /// What lies behind it in physical memory.
  let backing: Backing

  enum Use: Equatable, Sendable {
    case nothing, all
    case areas(Int, waiting: Int)
    case slots(Int, of: Int)
    case cpu(Int)
  }

  enum Backing: Equatable, Sendable {
    case nothing
    /// Physical memory from 0 on.
    case physical(end: PhysicalAddress)
    /// What it maps now.
    case frames([FrameRuns.Share])
    /// It maps nothing now, or always the same: what it is for.
    case purpose
  }

  enum Key: String, CodingKey { case start, end, kind, window, use, behind }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(start, forKey: .start)
    try container.encode(end, forKey: .end)
    try container.encode(window == nil ? "hole" : "window", forKey: .kind)
    try container.encodeIfPresent(window, forKey: .window)
    try container.encode(use, forKey: .use)
    try container.encode(backing, forKey: .behind)
  }
}

extension KernelStretch.Use: DetailedFact {
  package var code: String {
    switch self {
    case .nothing: "nothing"
    case .all: "all"
    case .areas: "areas"
    case .slots: "slots"
    case .cpu: "cpu"
    }
  }

  package var details: Details {
    switch self {
    case .nothing, .all: [:]
    case .areas(let count, let waiting): ["areas": count, "waiting": waiting]
    case .slots(let used, let count): ["used": used, "slots": count]
    case .cpu(let number): ["cpu": number]
    }
  }
}

extension KernelStretch.Backing: DetailedFact {
  var code: String {
    switch self {
    case .nothing: "nothing"
    case .physical: "physical"
    case .frames: "frames"
    case .purpose: "purpose"
    }
  }

  var details: Details {
    switch self {
    case .nothing, .purpose: [:]
    case .physical(let end): ["start": 0, "end": end]
    case .frames(let zones): ["zones": zones]
    }
  }
}

extension Kernel {
  /// The kernel's gigabyte without a gap, the lowest addresses first.
  func kernelStretches() -> [KernelStretch] {
    var stretches: [KernelStretch] = []
    var end = UInt64(KernelLayout.pageOffset.rawValue)
    for section in AddressSection.all(of: layout).dropFirst() {
      if section.range.lowerBound > end { stretches.append(hole(end..<section.range.lowerBound)) }
      end = section.range.upperBound
      stretches.append(
        KernelStretch(
          start: section.range.lowerBound, end: end, window: section.kind,
          use: use(of: section.kind), backing: backing(of: section.kind)))
    }
    stretches.append(hole(end..<1 << 32))
    return stretches
  }

  private func hole(_ range: Range<UInt64>) -> KernelStretch {
    KernelStretch(
      start: range.lowerBound, end: range.upperBound, window: nil, use: .nothing,
      backing: .nothing)
  }

  private func use(of window: AddressSection.Kind) -> KernelStretch.Use {
    switch window {
    case .directMap: .all
    case .vmalloc: .areas(vmalloc.all.count, waiting: vmalloc.waiting.count)
    case .permanentMaps: .slots(permanentMap.usedSlotCount, of: permanentMap.slotCount)
    case .cpuEntryArea: .cpu(0)
    case .fixmap:
      .slots(
        fixedMap.slots.reduce(0) { sum, slot in
          sum + slot.indices.count { fixedMap.entry(of: $0).isPresent }
        }, of: fixedMap.slots.reduce(0) { $0 + $1.count })
    case .userSpace, .ldtRemap: .nothing
    }
  }

  private func backing(of window: AddressSection.Kind) -> KernelStretch.Backing {
    switch window {
    case .directMap: .physical(end: boot.lowMemoryEnd.base)
    case .vmalloc: backing(of: layout.vmalloc)
    case .permanentMaps: backing(of: layout.permanentMaps)
    case .cpuEntryArea, .ldtRemap, .fixmap: .purpose
    case .userSpace: .nothing
    }
  }

  private func backing(of range: Range<VirtualAddress>) -> KernelStretch.Backing {
    let frames = frames(behind: range)
    return frames.count == 0 ? .purpose : .frames(frames.zones)
  }
}
