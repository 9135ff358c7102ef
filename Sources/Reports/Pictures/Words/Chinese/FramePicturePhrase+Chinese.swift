extension FramePicturePhrase {
  var chinese: String {
    switch self {
    case .use(let use): Self.words(use)
    case .hole(let hole): Self.words(hole)
    case .devices: "设备"
    }
  }

  private static func words(_ use: FrameUse) -> String {
    switch use {
    case .free: "空闲"
    case .parked: "每 CPU 高速缓存"
    case .reserved: "启动时保留"
    case .anonymous: "私有内存"
    case .file: "页缓存"
    case .shared: "共享内存"
    case .pageTable: "页表"
    case .kernelStack: "内核栈"
    case .slab: "slab"
    case .vmalloc: "vmalloc"
    case .kernel: "内核"
    case .tail: "复合页的尾页"
    case .device: "设备"
    case .absent: "无内存"
    }
  }

  private static func words(_ hole: FrameHole) -> String {
    switch hole {
    case .biosData: "BIOS 数据"
    case .graphicsWindow: "显卡"
    case .ioAPIC: "I/O APIC"
    case .hpet: "HPET"
    case .localAPIC: "本地 APIC"
    case .firmware: "固件"
    case .unreachable: "够不到的内存"
    case .nothing: "无应答"
    }
  }
}
