extension FramePicturePhrase {
  var english: String {
    switch self {
    case .use(let use): Self.words(use)
    case .hole(let hole): Self.words(hole)
    case .devices: "devices"
    }
  }

  private static func words(_ use: FrameUse) -> String {
    switch use {
    case .free: "free"
    case .parked: "parked"
    case .reserved: "reserved at boot"
    case .anonymous: "private memory"
    case .file: "page cache"
    case .shared: "shared memory"
    case .pageTable: "page table"
    case .kernelStack: "kernel stack"
    case .slab: "slab"
    case .vmalloc: "vmalloc"
    case .kernel: "kernel"
    case .tail: "tail page"
    case .device: "device"
    case .absent: "no RAM"
    }
  }

  private static func words(_ hole: FrameHole) -> String {
    switch hole {
    case .biosData: "BIOS data"
    case .graphicsWindow: "graphics card"
    case .ioAPIC: "I/O APIC"
    case .hpet: "HPET"
    case .localAPIC: "local APIC"
    case .firmware: "firmware"
    case .unreachable: "RAM beyond reach"
    case .nothing: "nothing answers"
    }
  }
}
