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

  func describeOwner(of frame: PageFrameNumber) -> String {
    let page = pages[frame]
    switch page.use {
    case .free, .freeBlock:
      guard let (head, order) = freeBlock(of: frame) else { return "free" }
      let type = MigrateType(rawValue: pages[head].migrateType)?.name ?? ""
      return "free, in the block of order \(order) at \(head.digits), \(type) list"
    case .perCPU: return "free, parked on the CPU's list"
    case .reserved: return describeReservation(of: frame)
    case .anonymous: return "private memory" + mappers(of: frame)
    case .file, .sharedMemory:
      let file = files[FileID(rawValue: page.owner)]
      return "page \(page.index) of \(file.name)" + mappers(of: frame)
    case .pageTable: return describeTable(in: frame)
    case .kernelStack:
      let owner = processes.all.first { $0.kernelStack == frame || $0.kernelStack + 1 == frame }
      return owner.map { "kernel stack of process \($0.id.rawValue)" } ?? "kernel stack"
    case .slab: return slabCache(of: frame).map { "slab of \($0.name)" } ?? "slab"
    case .vmalloc:
      let area = vmallocAddress(of: frame)
      return area.map { "vmalloc, at V:\($0.digits)" } ?? "vmalloc"
    case .kernel:
      let mappers = mappers(of: frame)
      return mappers.isEmpty ? "allocated by the kernel" : "code of the kernel" + mappers
    case .tail:
      let head = PageFrameNumber(rawValue: page.owner)
      let name = pages[head].use == .slab ? slabCache(of: head).map { ", slab of \($0.name)" } : nil
      return "tail of the compound page at \(head.digits)\(name ?? "")"
    }
  }

  /// `, process 1 at V:0804b000 and 2 more`
  private func mappers(of frame: PageFrameNumber) -> String {
    let found = reverseMappings(of: frame)
    guard let first = found.first else { return "" }
    let more = found.count > 1 ? " and \(found.count - 1) more" : ""
    return ", process \(first.process) at V:\(first.address.digits)" + more
  }

  private func describeReservation(of frame: PageFrameNumber) -> String {
    if frame == zeroFrame { return "the page of zeros" }
    if frame == boot.kernelDirectoryFrame { return "the kernel's page directory" }
    let image = boot.parameters.image
    for section in KernelImage.Section.allCases where image.frames(of: section).contains(frame) {
      return "kernel \(section.words)"
    }
    let reservation = boot.reservations.first { $0.frames.contains(frame) }
    return reservation.map { "reserved at boot: \($0.purpose.words)" } ?? "reserved at boot"
  }

  /// A frame without a `struct page` that counts: firmware, a hole, a device, beyond RAM.
  package func describeHole(at frame: PageFrameNumber) -> (use: String, owner: String) {
    switch frame.rawValue {
    case 0: return ("absent", "the BIOS's data, not given to the kernel")
    case 0xa0..<0xc0: return ("device", "no RAM: the window of the graphics card")
    case 0xfec00: return ("device", "no RAM: registers of the I/O APIC")
    case 0xfed00: return ("device", "no RAM: registers of the HPET")
    case 0xfee00: return ("device", "no RAM: registers of the local APIC")
    default: break
    }
    let address = frame.base.rawValue
    let entry = boot.parameters.memoryMap.entries.first { $0.addresses.contains(address) }
    switch entry?.kind {
    case .reserved: return ("absent", "no RAM for the kernel: reserved by the firmware")
    case .usable: return ("absent", "RAM that this kernel does not reach")
    case nil: return ("absent", "no RAM: nothing answers there")
    }
  }

  private func describeTable(in frame: PageFrameNumber) -> String {
    guard let place = tablePlace(of: frame) else { return "page table" }
    let owner = place.process.map { " of process \($0)" } ?? " of the kernel"
    guard place.span == 4096 else {
      return "page directory\(owner)" + (tables.usesPAE ? " from \(place.start.digits) on" : "")
    }
    let end = place.start.rawValue &+ tables.tableSpan &- 1
    return "page table\(owner) for \(place.start.digits)-\(hexadecimal(end, digits: 8))"
  }

  /// Whose table or directory a frame holds, the first address that it is for, and how many bytes
  /// each of its entries stands for; nil when no directory leads to it.
  func tablePlace(
    of frame: PageFrameNumber
  ) -> (process: Int32?, start: VirtualAddress, span: UInt32)? {
    var directories = spaces.map { (process(using: $0)?.id.rawValue, $0.directory) }
    directories.append((nil, tables.kernelDirectory))
    for (process, directory) in directories {
      if tables.usesPAE {
        for index in 0..<4 as Range<UInt32> {
          let pointer = tables.entry(at: directory + UInt64(index) * 8)
          guard pointer.isPresent, pointer.frame == frame else { continue }
          let owner = index == 3 ? nil : process
          return (owner, VirtualAddress(rawValue: index << 30), tables.tableSpan)
        }
      } else if directory.frame == frame {
        return (process, VirtualAddress(rawValue: 0), tables.tableSpan)
      }
      if let start = tables.firstAddress(mappedBy: frame, in: directory) {
        return (start < KernelLayout.pageOffset ? process : nil, start, 4096)
      }
    }
    return nil
  }

  /// The vmalloc address that leads to a frame. Linux keeps no such link; this is a search.
  func vmallocAddress(of frame: PageFrameNumber) -> VirtualAddress? {
    for area in vmalloc.all {
      var address = area.start
      while address < area.mappedEnd {
        let entry = tables.entry(of: address, in: tables.kernelDirectory)
        if entry.isPresent, entry.frame == frame { return address }
        address = address + VirtualAddress.pageByteCount
      }
    }
    return nil
  }
}

extension PageTables {
  /// The first address that a table in `frame` maps, if the directory leads to it.
  func firstAddress(
    mappedBy frame: PageFrameNumber, in directory: PhysicalAddress
  ) -> VirtualAddress? {
    var start: UInt64 = 0
    while start < 1 << 32 {
      let address = VirtualAddress(rawValue: UInt32(start))
      if let place = directoryEntryPlace(of: address, in: directory) {
        let entry = entry(at: place)
        if entry.isPresent, !entry.contains(.pageSize), entry.frame == frame { return address }
      }
      start += UInt64(tableSpan)
    }
    return nil
  }
}

extension KernelImage.Section {
  fileprivate var words: String {
    switch self {
    case .text: "text"
    case .readOnlyData: "read-only data"
    case .data: "data"
    case .initial: "code for the start alone"
    case .bss: "bss"
    case .breakArea: "brk area of early boot"
    }
  }
}

extension BootLayout.Purpose {
  package var words: String {
    switch self {
    case .firmware: "the firmware's"
    case .realMode: "real-mode start-up code"
    case .kernelImage: "the kernel"
    case .early: "page tables of the direct map and small structures"
    case .pageMap: "mem_map, the struct pages"
    case .perCPU: "the CPU's own variables"
    case .dentryHash: "hash of dentries"
    case .inodeHash: "hash of inodes"
    }
  }
}
