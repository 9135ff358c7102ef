import Drawing
import Grammar
import Hardware
import KernelModel

/// An address of the kernel's gigabyte behind which a frame lies.
package struct KernelAlias: Equatable, Encodable, Sendable {
  let address: VirtualAddress
  let window: Window

  /// The window that the address lies in, with what it knows of the frame.
  enum Window: Equatable, Sendable {
    case directMap
    case vmalloc(VmallocArea.Kind, Range<VirtualAddress>)
    /// A permanent kmap. Linux: `kmap`.
    case permanent(slot: Int, SlotUsers)
    /// A temporary kmap, by its place in the CPU's stack. Linux: `kmap_atomic`.
    case temporary(depth: Int)
    case fixed(slot: Int, name: String)
    case cpuEntry(CPUEntryPage.Part)
  }
}

/// Who uses a slot of the permanent kmaps that has an entry.
struct SlotUsers: Equatable, Sendable {
  /// Linux: `pkmap_count`, one more than the users.
  let count: Int
  var users: Int { count - 1 }
}

extension KernelAlias.Window: DetailedFact {
  var code: String {
    switch self {
    case .directMap: "direct-map"
    case .vmalloc: "vmalloc"
    case .permanent: "permanent-kmap"
    case .temporary: "temporary-kmap"
    case .fixed: "fixmap"
    case .cpuEntry: "cpu-entry-area"
    }
  }

  var details: Details {
    switch self {
    case .directMap: [:]
    case .vmalloc(let kind, let range):
      ["use": kind, "start": range.lowerBound, "end": range.upperBound]
    case .permanent(let slot, let users): ["slot": slot, "users": users.users]
    case .temporary(let depth): ["depth": depth]
    case .fixed(let slot, let name): ["slot": slot, "name": name]
    case .cpuEntry(let part): ["part": part]
    }
  }
}

extension Kernel {
  /// Every address at which the kernel sees a frame, found in its windows and tables.
  ///
  /// - Complexity: O(pages behind vmalloc areas)
  func kernelAliases(of frame: PageFrameNumber) -> [KernelAlias] {
    var found: [KernelAlias] = []
    func add(_ address: VirtualAddress, _ window: KernelAlias.Window) {
      found.append(KernelAlias(address: address, window: window))
    }
    if let address = layout.directAddress(of: frame) { add(address, .directMap) }
    for area in vmalloc.all {
      for address in pages(of: area.start..<area.mappedEnd) where maps(address, to: frame) {
        add(address, .vmalloc(area.kind, area.start..<area.end))
      }
    }
    if let slot = permanentMap.slot(of: frame) {
      let users = SlotUsers(count: permanentMap.count(of: slot))
      add(permanentMap.address(of: slot), .permanent(slot: slot, users))
    }
    for slot in fixedMap.slots + fixedMap.bootSlots {
      for index in slot.indices where maps(FixedMap.address(of: index), to: frame) {
        add(
          FixedMap.address(of: index),
          slot.purpose == .temporaryMaps
            ? .temporary(depth: index - slot.index)
            : .fixed(slot: index, name: slot.name(of: index)))
      }
    }
    guard let area = layout.cpuEntryArea else { return found }
    for page in CPUEntryPage.all {
      let start = area.lowerBound + UInt32(page.index) << 12
      for address in pages(of: start..<start + UInt32(page.count) << 12)
      where maps(address, to: frame) {
        add(address, .cpuEntry(page.part))
      }
    }
    return found
  }

  /// The address of each page of a range.
  private func pages(of range: Range<VirtualAddress>) -> some Sequence<VirtualAddress> {
    stride(
      from: range.lowerBound.rawValue, to: range.upperBound.rawValue,
      by: Int(VirtualAddress.pageByteCount)
    ).lazy.map { VirtualAddress(rawValue: $0) }
  }

  private func maps(_ address: VirtualAddress, to frame: PageFrameNumber) -> Bool {
    let entry = windowEntry(of: address)
    return entry.isPresent && entry.frame == frame
  }
}
