import Drawing
import Hardware
import KernelModel

extension Picture {
  /// The 4 GiB of two processes side by side: what each has below `PAGE_OFFSET` for itself, and the
  /// kernel's gigabyte, which is one for both: their directories lead to the same tables.
  ///
  /// - Parameter processes: those that are wanted, two at most; for what is missing the current
  ///   process and those that are next by number stand in. Threads of one process are one.
  /// - Throws: `noProcess` where none has memory.
  /// - Complexity: O(areas of both)
  package static func spaces(
    _ kernel: Kernel, _ processes: [Process] = []
  ) throws(PictureRefusal) -> Picture {
    let members = self.members(of: processes, in: kernel)
    guard let first = members.first else { throw .noProcess }
    let shared = kernel.sharedTables(of: members.map(\.space))
    let own = members.map { member in
      Caption(
        SpacesPicturePhrase.own(
          member.process.id.rawValue, UInt64(member.space.totals.total) << 12,
          used: UInt64(member.space.resident.total) << 12))
    }
    let tables = SpacesPicturePhrase.tables(shared.same, of: shared.all, spaces: members.count)
    let title: SpacesPicturePhrase =
      members.count == 2
      ? .title(first.process.id.rawValue, members[1].process.id.rawValue)
      : .single(first.process.id.rawValue, program: first.process.name)
    let panels = members.map { member in
      Panel(
        .strip(Strip(segments(of: member, in: kernel))),
        title: Caption(
          SpacesPicturePhrase.process(member.process.id.rawValue, program: member.process.name)))
    }
    let kernelPanel = Panel(
      .strip(Strip(windows(of: kernel))),
      title: Caption(SpacesPicturePhrase.kernel(shared.same, of: shared.all)))
    return Picture(
      "spaces", title: Caption(title), summary: own.reduce(Caption(), +) + Caption(tables),
      bands: [Band(panels), Band(kernelPanel)],
      links: members.map { member in
        Link(
          "process.\(member.process.id.rawValue).kernel",
          "window.\(AddressSection.Kind.directMap.code)")
      })
  }

  /// The kernel's windows, the highest addresses first.
  private static func windows(of kernel: Kernel) -> [Strip.Segment] {
    AddressSection.all(of: kernel.layout).dropFirst().reversed().map { window in
      let byteCount = window.range.upperBound - window.range.lowerBound
      return Strip.Segment(
        PictureItem(
          "window.\(window.kind.code)", Caption(SpacesPicturePhrase.window(window.kind)),
          detail: Caption(.bytes(byteCount), .value), .first, letter: "K", size: byteCount),
        window.range.lowerBound, window.range.upperBound)
    }
  }

  private typealias Member = (process: Process, space: AddressSpace)

  /// Up to two processes with memory of their own.
  private static func members(of wanted: [Process], in kernel: Kernel) -> [Member] {
    var found: [Member] = []
    let behind = kernel.processes.all.filter { $0.id.rawValue > kernel.current.id.rawValue }
    let others =
      behind + kernel.processes.all.filter { $0.id.rawValue < kernel.current.id.rawValue }
    for process in wanted + [kernel.current] + others where found.count < 2 {
      guard let space = process.space, !found.contains(where: { $0.space === space }) else {
        continue
      }
      found.append((process, space))
    }
    return found
  }

  /// Stretches of user space; the gaps of `leastGap` bytes and more are shown.
  private static let (mostStretches, leastGap) = (6, UInt64(16 << 20))

  /// The kernel's part, and below it what the process has, the highest addresses first.
  private static func segments(of member: Member, in kernel: Kernel) -> [Strip.Segment] {
    let id = "process.\(member.process.id.rawValue)"
    let limit = UInt64(AddressSpace.end.rawValue)
    var segments = [
      Strip.Segment(
        PictureItem(
          "\(id).kernel", Caption(SpacesPicturePhrase.kernelPart),
          detail: Caption(.bytes((1 << 32) - limit), .value), .first, letter: "K",
          size: (1 << 32) - limit), limit, 1 << 32)
    ]
    var above = limit
    func addGap(_ end: UInt64) {
      guard above - end >= leastGap else { return }
      segments.append(
        Strip.Segment(
          PictureItem(
            "\(id).gap.\(hexadecimal(end, digits: 8))", Caption(SpacesPicturePhrase.gap, .faint),
            detail: Caption(.bytes(above - end), .faint), size: above - end), end, above,
          isGap: true))
    }
    let stretches = SpaceStretch.all(of: member.space, in: kernel)
      .condensed(to: mostStretches, SpaceStretch.joining)
    for stretch in stretches.reversed() {
      addGap(stretch.range.upperBound)
      segments.append(stretch.segment(id))
      above = stretch.range.lowerBound
    }
    addGap(0)
    return segments
  }
}

/// Areas of one purpose in a row, and the holes between them.
private struct SpaceStretch {
  let id: String
  /// nil for several.
  let purpose: AreaPurpose?
  var range: Range<UInt64>
  var areaCount = 1
  /// Bytes mapped.
  var byteCount: UInt64

  /// By rising addresses.
  static func all(of space: AddressSpace, in kernel: Kernel) -> [SpaceStretch] {
    var found: [SpaceStretch] = []
    for link in space.areas.links {
      let area = space.areas[link]
      let purpose = area.purpose(in: space, kernel)
      let end = UInt64(area.end.rawValue)
      guard let last = found.last, last.purpose == purpose else {
        found.append(
          SpaceStretch(
            id: area.pictureID, purpose: purpose, range: UInt64(area.start.rawValue)..<end,
            byteCount: UInt64(area.byteCount)))
        continue
      }
      found[found.count - 1].range = last.range.lowerBound..<end
      found[found.count - 1].areaCount += 1
      found[found.count - 1].byteCount += UInt64(area.byteCount)
    }
    return found
  }

  /// Stretches by rising addresses as one.
  static func joining(_ parts: ArraySlice<SpaceStretch>) -> SpaceStretch {
    SpaceStretch(
      id: "areas.more", purpose: nil,
      range: parts[parts.startIndex].range
        .lowerBound..<parts[parts.endIndex - 1].range.upperBound,
      areaCount: parts.reduce(0) { $0 + $1.areaCount },
      byteCount: parts.reduce(0) { $0 + $1.byteCount })
  }

  func segment(_ process: String) -> Strip.Segment {
    Strip.Segment(
      PictureItem(
        "\(process).\(id)",
        Caption(purpose.map { .areas($0, areaCount) } ?? SpacesPicturePhrase.more(areaCount)),
        detail: Caption(.bytes(byteCount), .value), .second, letter: "U",
        size: range.upperBound - range.lowerBound), range.lowerBound, range.upperBound)
  }
}

extension Kernel {
  /// How many tables the kernel's gigabyte has, and how many of them every space leads to.
  ///
  /// The accessed and dirty bits, which the chip sets in each directory for itself, do not count.
  fileprivate func sharedTables(of spaces: [AddressSpace]) -> (same: Int, all: Int) {
    func entry(_ address: VirtualAddress, _ directory: PhysicalAddress) -> PageTableEntry? {
      tables.directoryEntryPlace(of: address, in: directory)
        .map { tables.entry(at: $0).clearing([.accessed, .dirty]) }
    }
    var (same, all) = (0, 0)
    let bounds = UInt64(KernelLayout.pageOffset.rawValue)..<(1 << 32)
    for start in stride(from: bounds.lowerBound, to: bounds.upperBound, by: Int(tables.tableSpan)) {
      let address = VirtualAddress(rawValue: UInt32(start))
      guard let own = entry(address, tables.kernelDirectory), own.isPresent else { continue }
      all += 1
      if spaces.allSatisfy({ entry(address, $0.directory) == own }) { same += 1 }
    }
    return (same, all)
  }
}
