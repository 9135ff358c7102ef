import Drawing
import Hardware
import KernelModel

/// Whose a frame is, as exactly as the kernel's state tells.
package enum FrameHolder: Equatable {
  /// Free without being in a block of the lists: on its way.
  case free
  case freeBlock(order: Int, head: PageFrameNumber, type: MigrateType)
  /// Free, on the CPU's own lists.
  case parked
  case zeroPage
  case kernelDirectory
  case image(KernelImage.Section)
  case reserved(BootLayout.Purpose?)
  case privateMemory(FrameMappers?)
  case filePage(index: UInt32, name: String, FrameMappers?)
  /// A table or a directory; nil when no directory leads to it.
  case pageTable(TablePlace?)
  case kernelStack(process: Int32?)
  case slab(cache: String?)
  case vmalloc(VirtualAddress?)
  case kernel
  /// Pages of the kernel that processes execute: the vDSO.
  case kernelCode(FrameMappers)
  /// A later page of a compound page, and the cache whose slab that is.
  case tail(head: PageFrameNumber, cache: String?)
  case hole(FrameHole)
}

/// The page-table entries that lead processes to a frame: the first, and how many there are more.
package struct FrameMappers: Equatable, Encodable, Sendable {
  let process: Int32
  let address: VirtualAddress
  let more: Int
}

/// What answers at a frame that has no `struct page` that counts.
package enum FrameHole: Equatable, Coded {
  case biosData, graphicsWindow, ioAPIC, hpet, localAPIC
  case firmware
  /// RAM beyond what this kernel can have.
  case unreachable
  case nothing

  /// Whether a device answers there.
  package var isDevice: Bool {
    switch self {
    case .graphicsWindow, .ioAPIC, .hpet, .localAPIC: true
    case .biosData, .firmware, .unreachable, .nothing: false
    }
  }

  package var code: String {
    switch self {
    case .biosData: "bios-data"
    case .graphicsWindow: "graphics-window"
    case .ioAPIC: "io-apic"
    case .hpet: "hpet"
    case .localAPIC: "local-apic"
    case .firmware: "firmware"
    case .unreachable: "unreachable"
    case .nothing: "nothing"
    }
  }
}

extension FrameHolder: DetailedFact {
  package var code: String {
    switch self {
    case .free: "free"
    case .freeBlock: "free-block"
    case .parked: "parked"
    case .zeroPage: "zero-page"
    case .kernelDirectory: "kernel-directory"
    case .image: "kernel-image"
    case .reserved: "reserved"
    case .privateMemory: "private-memory"
    case .filePage: "file-page"
    case .pageTable(let place): place?.isDirectory == true ? "page-directory" : "page-table"
    case .kernelStack: "kernel-stack"
    case .slab: "slab"
    case .vmalloc: "vmalloc"
    case .kernel: "kernel"
    case .kernelCode: "kernel-code"
    case .tail: "compound-tail"
    case .hole: "hole"
    }
  }

  package var details: Details {
    switch self {
    case .free, .parked, .zeroPage, .kernelDirectory, .kernel: [:]
    case .freeBlock(let order, let head, let type): ["order": order, "head": head, "type": type]
    case .image(let section): ["section": section]
    case .reserved(let purpose): ["purpose": purpose]
    case .privateMemory(let mappers): ["mappers": mappers]
    case .filePage(let index, let name, let mappers):
      ["index": index, "file": name, "mappers": mappers]
    case .pageTable(let place):
      ["process": place?.process, "start": place?.start, "entrySpan": place?.span]
    case .kernelStack(let process): ["process": process]
    case .slab(let cache): ["cache": cache]
    case .vmalloc(let address): ["address": address]
    case .kernelCode(let mappers): ["mappers": mappers]
    case .tail(let head, let cache): ["head": head, "cache": cache]
    case .hole(let hole): ["what": hole]
    }
  }
}
