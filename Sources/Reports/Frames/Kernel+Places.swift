import Drawing
import Hardware
import KernelModel

extension Kernel {
  /// What lies at a physical address.
  func describe(
    _ address: PhysicalAddress, in space: AddressSpace
  ) -> [String] {
    let frame = FrameDescription(address.frame, in: self)
    var words = ["byte 0x\(hexadecimal(address.offset)) of " + frame.words]
    guard frame.use == "pagetable" || address.frame == boot.kernelDirectoryFrame else {
      return words
    }
    let entrySize = tables.usesPAE ? 8 : 4
    let index = address.offset / entrySize
    let place = address.frame.base + UInt64(index * entrySize)
    let entry = tables.entry(at: place)
    let value = hexadecimal(entry.rawValue, digits: entrySize * 2)
    let start = tablePlace(of: address.frame).map { $0.start + UInt32(index) * $0.span }
    words.append("entry \(index)\(start.map { ", for V:\($0.digits)" } ?? ""): \(value)")
    return words
  }

  /// What a linear address belongs to.
  func describe(
    _ address: VirtualAddress, in space: AddressSpace
  ) -> [String] {
    guard address >= KernelLayout.pageOffset else { return describeUser(address, space) }
    if let physical = layout.physicalAddress(of: address) {
      var words = [
        "direct map: P:\(physical.digits)", FrameDescription(physical.frame, in: self).words,
      ]
      if let object = slabObject(at: address) { words.append(object) }
      return words
    }
    if layout.vmalloc.contains(address) { return describeVmalloc(address) }
    if layout.permanentMaps.contains(address) { return describeSlot(address) }
    return describeTop(address)
  }

  /// What lies above the vmalloc window and the permanent kmaps, and the holes between the windows.
  private func describeTop(_ address: VirtualAddress) -> [String] {
    if address >= layout.fixmap.upperBound {
      return [
        "fixmap: slot 0, FIX_HOLE: the last page, never mapped; what ERR_PTR makes of an error lies "
          + "here"
      ]
    }
    if layout.ldtRemap?.contains(address) == true { return ["the window for LDTs, unused here"] }
    if layout.cpuEntryArea?.contains(address) == true { return describeEntryArea(address) }
    if let slot = fixedMap.slot(at: FixedMap.index(of: address)) {
      return describeFixedSlot(slot, address)
    }
    if address < layout.vmalloc.lowerBound {
      return ["the hole behind the direct map, where a stray pointer faults"]
    }
    if address < layout.permanentMaps.lowerBound {
      return ["the hole between vmalloc and the kmap window: an overrun faults here"]
    }
    if address >= layout.bootFixmapStart {
      return [
        "padding between FIXADDR_START and the slots of boot, which must not cross a page table"
      ]
    }
    return ["a hole between the kernel's windows"]
  }

  private func describeFixedSlot(_ slot: FixedSlot, _ address: VirtualAddress) -> [String] {
    let index = FixedMap.index(of: address)
    var words = "fixmap: slot \(index), \(slot.name(of: index)): \(slot.purpose)"
    if slot.name == "FIX_KMAP_BEGIN" {
      let (cpu, depth) = (index - slot.index).quotientAndRemainder(dividingBy: fixedMap.slotsPerCPU)
      let state =
        cpu > 0 ? "a CPU that this machine lacks" : depth < fixedMap.temporaryDepth ? "open" : "free"
      words = "fixmap: slot \(index), temporary kmap \(depth) of CPU \(cpu): \(state)"
    }
    return [words, describePage(at: address)]
  }

  private func describeEntryArea(_ address: VirtualAddress) -> [String] {
    guard let area = layout.cpuEntryArea else { return [] }
    let index = Int((address - area.lowerBound) >> 12)
    let cpu = max(0, index - 1) / CPUEntryPage.countPerCPU
    guard cpu == 0 else { return ["CPU entry area: CPU \(cpu), which is not there"] }
    let part = CPUEntryPage.all.last { $0.index <= index }
    return ["CPU entry area: \(part?.name ?? "unused")", describePage(at: address)]
  }

  private func describeUser(_ address: VirtualAddress, _ space: AddressSpace) -> [String] {
    let search = AreaSearch(address, in: space.areas)
    guard !search.found.isNone else { return ["above the last area of the process"] }
    let area = space.areas[search.found]
    let name = area.name(in: space, self)
    let described =
      "\((area.start..<area.end).digits) \(area.options.mode)\(name.isEmpty ? "" : " ")\(name)"
    guard address < area.start else {
      let file =
        area.file == .none
        ? "" : ", byte 0x\(hexadecimal(area.fileOffset(of: address))) of the file"
      return [
        "area \(described)\(file)", describeUserPage(at: address, space),
      ]
    }
    let gap = settings.stackGuardGap
    if area.options.contains(.growsDown), area.start - address <= gap {
      return ["just below \(described), which grows down to it when it is touched"]
    }
    if address.rawValue < settings.lowestUserAddress {
      return ["below vm.mmap_min_addr: never mapped, so that NULL pointers fault"]
    }
    return ["in no area; the next one is \(described)"]
  }

  private func describeUserPage(at address: VirtualAddress, _ space: AddressSpace) -> String {
    let entry = tables.entry(of: address, in: space.directory)
    if entry == .none { return "no page yet: a touch faults" }
    if let absence = EntryAbsence(entry) { return absence.english }
    return FrameDescription(entry.frame, in: self).words
  }

  private func describePage(at address: VirtualAddress) -> String {
    let entry = tables.entry(of: address, in: tables.kernelDirectory)
    return entry.isPresent ? FrameDescription(entry.frame, in: self).words : "nothing is mapped"
  }

  private func describeVmalloc(_ address: VirtualAddress) -> [String] {
    if let area = vmalloc.area(at: address) {
      let range = (area.start..<area.end).digits
      if address >= area.mappedEnd {
        return ["the guard page behind the \(area.kind.name) area \(range): never mapped"]
      }
      // An ioremap area has no frames of its own to count.
      let (page, count) = ((address - area.start) >> 12, (area.mappedEnd - area.start) >> 12)
      return [
        "\(area.kind.name) area \(range), page \(page) of \(count)",
        describePage(at: address),
      ]
    }
    if let area = vmalloc.waiting.first(where: { $0.start <= address && address < $0.end }) {
      return [
        "vmalloc: freed with \((area.start..<area.end).digits), and waiting for the flush of the TLB"
      ]
    }
    return ["vmalloc: free"]
  }

  private func describeSlot(_ address: VirtualAddress) -> [String] {
    let slot = Int((address - permanentMap.range.lowerBound) >> 12)
    let count = permanentMap.count(of: slot)
    let state =
      count == 0
      ? "free" : count == 1 ? "no user, not flushed yet" : counted(count - 1, "user")
    return ["kmap: slot \(slot), \(state)"] + (count == 0 ? [] : [describePage(at: address)])
  }

  /// The object of a slab at an address of the direct map.
  private func slabObject(at address: VirtualAddress) -> String? {
    guard let physical = layout.physicalAddress(of: address), pages.contains(physical.frame) else {
      return nil
    }
    var head = physical.frame
    if pages[head].use == .tail { head = PageFrameNumber(rawValue: pages[head].owner) }
    guard pages[head].use == .slab, let cache = slabCache(of: head),
      let start = layout.directAddress(of: head)
    else { return nil }
    let index = Int(address - start) / cache.geometry.size
    guard index < cache.geometry.objectCount else { return "behind the slab's last object" }
    let object = start + UInt32(index * cache.geometry.size)
    let isFree = slabs.freeObjects(in: head).contains(object)
    return "\(isFree ? "free object" : "object") \(index) of the slab, from V:\(object.digits) on"
  }

  /// The cache that a slab belongs to.
  func slabCache(of head: PageFrameNumber) -> SlabCache? {
    let caches = slabs.caches
    let index = Int(pages[head].owner)
    return caches.first { $0.index == index }
  }
}

extension VMArea {
  /// The byte of the file behind an address of the area.
  fileprivate func fileOffset(of address: VirtualAddress) -> UInt64 {
    UInt64(pageOffset) << 12 + UInt64(address - start)
  }
}
