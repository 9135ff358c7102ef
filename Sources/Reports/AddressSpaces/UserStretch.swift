import Drawing
import Hardware
import KernelModel

/// A stretch of user space: an area, some of one name in a row, or the gap between two.
package struct UserStretch: Sendable {
  let start: UInt64
  let end: UInt64
  let content: Content

  enum Content: Sendable {
    case area(AreaSummary)
    case gap(Gap)
  }

  /// What a gap is good for.
  enum Gap: Hashable, Coded {
    /// Below the first area, so that NULL faults.
    case null
    case stackRoom
    /// Above the heap's end: for the heap and for mappings.
    case heapRoom
    case other

    var code: String {
      switch self {
      case .null: "null"
      case .stackRoom: "stack-room"
      case .heapRoom: "heap-room"
      case .other: "other"
      }
    }
  }
}

/// One area, or neighbours of one name, and the frames behind them.
struct AreaSummary: Encodable, Sendable {
  let name: AreaName
  let purpose: AreaPurpose
  /// `rw-p`; of the first area.
  let mode: String
  /// Which of the program's five parts the first area holds.
  let parts: [ProgramPart]
  let areaCount: Int
  let frames: FrameSpan?
}

/// The frames that a stretch has now.
struct FrameSpan: Hashable, Encodable, Sendable {
  let first: PageFrameNumber
  let last: PageFrameNumber
  let count: Int
  /// The zones of the first and the last one, by Linux's names.
  let firstZone: String
  let lastZone: String

  /// No frame between the first and the last belongs to somebody else.
  var isDense: Bool { last - first + 1 == count }
  var byteCount: UInt64 { UInt64(count) << 12 }

  /// - Returns: nil for no frames.
  init?(_ frames: [PageFrameNumber], in allocator: PageAllocator) {
    guard let low = frames.min(), let high = frames.max() else { return nil }
    first = low
    last = high
    count = frames.count
    firstZone = allocator.zone(of: low).kind.name
    lastZone = allocator.zone(of: high).kind.name
  }
}

extension UserStretch: Encodable {
  enum CodingKeys: CodingKey { case start, end, kind, area, gap }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(start, forKey: .start)
    try container.encode(end, forKey: .end)
    switch content {
    case .area(let area):
      try container.encode("area", forKey: .kind)
      try container.encode(area, forKey: .area)
    case .gap(let gap):
      try container.encode("gap", forKey: .kind)
      try container.encode(gap, forKey: .gap)
    }
  }
}

extension Kernel {
  /// More areas than this do not fit on a screen: neighbours of one name then share a row.
  private static let mostRows = 24

  /// User space without a hole, the lowest addresses first.
  func userStretches(of space: AddressSpace) -> [UserStretch] {
    var stretches: [UserStretch] = []
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
        let gap = gap(from: end, below: area, in: space, isFirst: stretches.isEmpty)
        stretches.append(UserStretch(start: end, end: start, content: .gap(gap)))
      }
      end = UInt64(space.areas[run[run.count - 1]].end.rawValue)
      stretches.append(
        UserStretch(start: start, end: end, content: .area(summary(of: run, in: space))))
    }
    let limit = UInt64(AddressSpace.end.rawValue)
    if end < limit {
      stretches.append(UserStretch(start: end, end: limit, content: .gap(.other)))
    }
    return stretches
  }

  private func summary(of run: [AreaLink], in space: AddressSpace) -> AreaSummary {
    let (first, last) = (space.areas[run[0]], space.areas[run[run.count - 1]])
    var frames: [PageFrameNumber] = []
    space.forEachEntry(in: first.start..<last.end) { _, _, entry in
      if let frame = space.mappedFrame(of: entry) { frames.append(frame) }
    }
    return AreaSummary(
      name: AreaName(first, in: space, self), purpose: first.purpose(in: space, self),
      mode: first.options.mode, parts: first.parts(of: space.image), areaCount: run.count,
      frames: FrameSpan(frames, in: allocator))
  }

  private func gap(
    from end: UInt64, below area: VMArea, in space: AddressSpace, isFirst: Bool
  ) -> UserStretch.Gap {
    if isFirst { return .null }
    if area.start <= space.image.stackStart, space.image.stackStart <= area.end {
      return .stackRoom
    }
    return end == UInt64(space.image.heapEnd.roundedUpToPage.rawValue) ? .heapRoom : .other
  }
}
