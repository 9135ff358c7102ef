import Drawing
import Hardware
import KernelModel

/// The stack of a process: what it holds, what has frames, and how far it may grow.
struct StackStretch {
  private let area: VMArea
  private let start: VirtualAddress
  /// The lowest page that has a frame; the area's end where none has.
  private let lowestFrame: VirtualAddress
  /// The lowest address that it may grow down to.
  private let floor: VirtualAddress
  /// Bytes of its pages that have frames.
  let frameByteCount: UInt64
  /// RLIMIT_STACK in bytes; nil for none.
  let limit: UInt64?

  var byteCount: UInt64 { UInt64(area.byteCount) }

  /// - Returns: nil for a process without a stack.
  /// - Complexity: O(pages of it that have a table)
  init?(_ space: AddressSpace, in kernel: Kernel) {
    let pointer = space.image.stackStart
    let link = space.areas.peek(endingAfter: pointer)
    guard !link.isNone, space.areas[link].start <= pointer,
      space.areas[link].options.contains(.growsDown)
    else { return nil }
    area = space.areas[link]
    start = pointer
    var lowest: VirtualAddress?
    var count: UInt64 = 0
    space.forEachEntry(in: area.start..<area.end) { address, _, entry in
      guard space.mappedFrame(of: entry) != nil else { return }
      lowest = lowest ?? address
      count += 1
    }
    lowestFrame = lowest ?? area.end
    frameByteCount = count << 12
    let bound = space.limits.stack
    limit = bound == ResourceLimits.unlimited ? nil : UInt64(bound)
    // Both as `expand_stack` asks for them.
    let below = area.previous.isNone ? 0 : space.areas[area.previous].end.rawValue
    let guarded = below &+ kernel.settings.stackGuardGap
    let least = bound >= area.end.rawValue ? 0 : area.end.rawValue - bound
    floor = min(area.start, VirtualAddress(rawValue: max(guarded, least)))
  }

  /// The highest addresses first.
  var segments: [Strip.Segment] {
    let used = max(area.start, min(lowestFrame, start))
    return [
      segment("start", .programStart, start..<area.end, .second, "A"),
      segment("used", .stackUsed, used..<start, .first, "U"),
      segment("untouched", .stackUntouched, area.start..<used, .plain, nil),
      segment("room", .stackRoom, floor..<area.start, .plain, nil, isGap: true),
    ].compactMap { $0 }
  }

  private func segment(
    _ name: String, _ caption: HeapPicturePhrase, _ range: Range<VirtualAddress>, _ role: Role,
    _ letter: Character?, isGap: Bool = false
  ) -> Strip.Segment? {
    guard !range.isEmpty else { return nil }
    let byteCount = UInt64(range.upperBound - range.lowerBound)
    return Strip.Segment(
      PictureItem(
        "stack.\(name)", Caption(caption, isGap ? .faint : .plain),
        detail: Caption(.bytes(byteCount), .value), role, letter: letter, size: byteCount),
      UInt64(range.lowerBound.rawValue), UInt64(range.upperBound.rawValue), isGap: isGap)
  }
}
