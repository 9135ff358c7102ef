import Drawing
import Hardware
import KernelModel

extension Kernel {
  /// The head of the free block that a frame lies in, and the block's order.
  package func freeBlock(of frame: PageFrameNumber) -> (head: PageFrameNumber, order: Int)? {
    for order in 0...Order.max {
      let head = frame.block(of: order)
      let page = pages[head]
      if page.use == .freeBlock, Int(page.order) >= order { return (head, Int(page.order)) }
    }
    return nil
  }

  /// Whose a frame of RAM is.
  package func holder(of frame: PageFrameNumber) -> FrameHolder {
    let page = pages[frame]
    switch page.use {
    case .free, .freeBlock:
      guard let (head, order) = freeBlock(of: frame),
        let type = MigrateType(rawValue: pages[head].migrateType)
      else { return .free }
      return .freeBlock(order: order, head: head, type: type)
    case .perCPU: return .parked
    case .reserved: return reservation(of: frame)
    case .anonymous: return .privateMemory(mappers(of: frame))
    case .file, .sharedMemory:
      let file = files[FileID(rawValue: page.owner)]
      return .filePage(index: page.index, name: file.name, mappers(of: frame))
    case .pageTable: return .pageTable(tablePlace(of: frame))
    case .kernelStack:
      let owner = processes.all.first { $0.kernelStack == frame || $0.kernelStack + 1 == frame }
      return .kernelStack(process: owner?.id.rawValue)
    case .slab: return .slab(cache: slabCache(of: frame)?.name)
    case .vmalloc: return .vmalloc(vmallocAddress(of: frame))
    case .kernel: return mappers(of: frame).map { .kernelCode($0) } ?? .kernel
    case .tail:
      let head = PageFrameNumber(rawValue: page.owner)
      let cache = pages[head].use == .slab ? slabCache(of: head) : nil
      return .tail(head: head, cache: cache?.name)
    }
  }

  private func mappers(of frame: PageFrameNumber) -> FrameMappers? {
    let found = reverseMappings(of: frame)
    return found.first.map {
      FrameMappers(process: $0.process, address: $0.address, more: found.count - 1)
    }
  }

  private func reservation(of frame: PageFrameNumber) -> FrameHolder {
    if frame == zeroFrame { return .zeroPage }
    if frame == boot.kernelDirectoryFrame { return .kernelDirectory }
    let image = boot.parameters.image
    for section in KernelImage.Section.allCases where image.frames(of: section).contains(frame) {
      return .image(section)
    }
    return .reserved(boot.reservations.first { $0.frames.contains(frame) }?.purpose)
  }

  /// A frame without a `struct page` that counts: firmware, a hole, a device, beyond RAM.
  package func hole(at frame: PageFrameNumber) -> FrameHole {
    switch frame.rawValue {
    case 0: return .biosData
    case 0xa0..<0xc0: return .graphicsWindow
    case 0xfec00: return .ioAPIC
    case 0xfed00: return .hpet
    case 0xfee00: return .localAPIC
    default: break
    }
    let address = frame.base.rawValue
    let entry = boot.parameters.memoryMap.entries.first { $0.addresses.contains(address) }
    switch entry?.kind {
    case .reserved: return .firmware
    case .usable: return .unreachable
    case nil: return .nothing
    }
  }

  /// The vmalloc address that leads to a frame. Linux keeps no such link; this is a search.
  private func vmallocAddress(of frame: PageFrameNumber) -> VirtualAddress? {
    for area in vmalloc.all {
      var address = area.start
      while address < area.mappedEnd {
        let entry = windowEntry(of: address)
        if entry.isPresent, entry.frame == frame { return address }
        address = address + VirtualAddress.pageByteCount
      }
    }
    return nil
  }

  /// The cache that a slab belongs to.
  func slabCache(of head: PageFrameNumber) -> SlabCache? {
    let caches = slabs.caches
    let index = Int(pages[head].owner)
    return caches.first { $0.index == index }
  }
}
