import Drawing
import Hardware
import KernelModel

extension Kernel {
  /// What lies behind the direct map: the windows, and the holes between them.
  func windowPlaces(at address: VirtualAddress) -> [AddressPlace] {
    if layout.vmalloc.contains(address) { return vmallocPlaces(at: address) }
    if layout.permanentMaps.contains(address) { return slotPlaces(at: address) }
    if address >= layout.fixmap.upperBound { return [.hole(.lastPage)] }
    if layout.ldtRemap?.contains(address) == true { return [.ldtWindow] }
    if let area = layout.cpuEntryArea, area.contains(address) {
      return entryPlaces(at: address, in: area)
    }
    if let slot = fixedMap.slot(at: FixedMap.index(of: address)) {
      return [place(of: slot, at: FixedMap.index(of: address)), mappedPage(at: address)]
    }
    if address < layout.vmalloc.lowerBound { return [.hole(.behindDirectMap)] }
    if address < layout.permanentMaps.lowerBound { return [.hole(.belowPermanentMaps)] }
    return [.hole(address >= layout.bootFixmapStart ? .fixmapPadding : .betweenWindows)]
  }

  private func place(of slot: FixedSlot, at index: Int) -> AddressPlace {
    guard slot.purpose == .temporaryMaps else {
      return .fixedSlot(index: index, name: slot.name(of: index), slot.purpose)
    }
    let (cpu, depth) = (index - slot.index).quotientAndRemainder(dividingBy: fixedMap.slotsPerCPU)
    let state: TemporarySlotState =
      cpu > 0 ? .absent : depth < fixedMap.temporaryDepth ? .open : .free
    return .temporarySlot(index: index, cpu: cpu, depth: depth, state)
  }

  private func entryPlaces(
    at address: VirtualAddress, in area: Range<VirtualAddress>
  ) -> [AddressPlace] {
    let index = Int((address - area.lowerBound) >> 12)
    let cpu = max(0, index - 1) / CPUEntryPage.countPerCPU
    guard cpu == 0 else { return [.entryAreaOfAbsentCPU(cpu)] }
    let page = CPUEntryPage.all.last { $0.index <= index }
    return [.entryArea(page?.part), mappedPage(at: address)]
  }

  private func mappedPage(at address: VirtualAddress) -> AddressPlace {
    let entry = windowEntry(of: address)
    return entry.isPresent ? .frame(FrameDescription(entry.frame, in: self)) : .nothingMapped
  }

  private func vmallocPlaces(at address: VirtualAddress) -> [AddressPlace] {
    if let area = vmalloc.area(at: address) {
      let range = area.start..<area.end
      if address >= area.mappedEnd { return [.vmalloc(.guardPage(area.kind, range))] }
      // An ioremap area has no frames of its own to count.
      let (page, count) = ((address - area.start) >> 12, (area.mappedEnd - area.start) >> 12)
      return [
        .vmalloc(.area(area.kind, range, page: page, pageCount: count)), mappedPage(at: address),
      ]
    }
    let waiting = vmalloc.waiting.first { $0.start <= address && address < $0.end }
    return [.vmalloc(waiting.map { .waiting($0.start..<$0.end) } ?? .free)]
  }

  private func slotPlaces(at address: VirtualAddress) -> [AddressPlace] {
    let slot = Int((address - permanentMap.range.lowerBound) >> 12)
    let count = permanentMap.count(of: slot)
    return [.permanentSlot(slot, count: count)] + (count == 0 ? [] : [mappedPage(at: address)])
  }
}
