import Drawing
import Hardware
import KernelModel

extension FrameHolder: Worded {
  package var english: String {
    switch self {
    case .free: "free"
    case .freeBlock(let order, let head, let type):
      "free, in the block of order \(order) at \(head.digits), \(type.name) list"
    case .parked: "free, parked on the CPU's list"
    case .zeroPage: "the page of zeros"
    case .kernelDirectory: "the kernel's page directory"
    case .image(let section): "kernel \(section.english)"
    case .reserved(let purpose):
      "reserved at boot" + (purpose.map { ": \($0.english)" } ?? "")
    case .privateMemory(let mappers): "private memory" + Self.words(mappers)
    case .filePage(let index, let name, let mappers):
      "page \(index) of \(name)" + Self.words(mappers)
    case .pageTable(let place): place?.english ?? "page table"
    case .kernelStack(let process):
      "kernel stack" + (process.map { " of process \($0)" } ?? "")
    case .slab(let cache): "slab" + (cache.map { " of \($0)" } ?? "")
    case .vmalloc(let address): "vmalloc" + (address.map { ", at V:\($0.digits)" } ?? "")
    case .kernel: "allocated by the kernel"
    case .kernelCode(let mappers): "code of the kernel" + Self.words(mappers)
    case .tail(let head, let cache):
      "tail of the compound page at \(head.digits)" + (cache.map { ", slab of \($0)" } ?? "")
    case .hole(let hole): hole.english
    }
  }

  /// `, process 1 at V:0804b000 and 2 more`
  private static func words(_ mappers: FrameMappers?) -> String {
    guard let mappers else { return "" }
    return ", process \(mappers.process) at V:\(mappers.address.digits)"
      + (mappers.more > 0 ? " and \(mappers.more) more" : "")
  }
}

extension FrameHole: Worded {
  package var english: String {
    switch self {
    case .biosData: "the BIOS's data, not given to the kernel"
    case .graphicsWindow: "no RAM: the window of the graphics card"
    case .ioAPIC: "no RAM: registers of the I/O APIC"
    case .hpet: "no RAM: registers of the HPET"
    case .localAPIC: "no RAM: registers of the local APIC"
    case .firmware: "no RAM for the kernel: reserved by the firmware"
    case .unreachable: "RAM that this kernel does not reach"
    case .nothing: "no RAM: nothing answers there"
    }
  }
}

extension TablePlace: Worded {
  package var english: String {
    let owner = process.map { " of process \($0)" } ?? " of the kernel"
    return isDirectory
      ? "page directory\(owner)" + (usesPAE ? " from \(start.digits) on" : "")
      : "page table\(owner) for \(start.digits)-\(last.digits)"
  }
}

extension KernelImage.Section: Worded {
  public var english: String {
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

extension BootLayout.Purpose: Worded {
  public var english: String {
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
