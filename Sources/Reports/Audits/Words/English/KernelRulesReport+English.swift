import Drawing
import KernelModel

extension KernelRulesPhrase: Worded {
  var english: String {
    switch self {
    case .title(let count, let version):
      "\(counted(count, "rule")) in which the kernels differ; those of \(version.rawValue) hold"
    case .choosing(let versions):
      "pagewalk --kernel \(versions.map(\.rawValue).joined(separator: "|")) chooses"
    }
  }
}

extension KernelRule.Subject: Worded {
  public var english: String {
    switch self {
    case .brk: "brk"
    case .mmap: "mmap"
    case .mremap: "mremap"
    case .mprotect: "mprotect"
    case .madvise: "madvise"
    case .mlock: "mlock"
    case .faults: "page faults"
    case .exec: "exec"
    case .allCalls: "all calls"
    case .kmapAtomic: "kmap_atomic"
    case .vmalloc: "vmalloc"
    case .pageAllocator: "page allocator"
    case .boot: "boot"
    case .maps: "maps"
    case .smaps: "smaps"
    case .meminfo: "meminfo"
    case .zoneinfo: "zoneinfo"
    }
  }
}

extension KernelRule.Value: Worded {
  public var english: String {
    switch self {
    case .isOn(let isOn): isOn ? "yes" : "no"
    case .count(let count): "\(count)"
    case .address(let address): String(address, radix: 16)
    case .bytes(nil): "never"
    case .bytes(let count?):
      count % (1 << 20) == 0 ? "\(count >> 20)M" : count < 65536 ? "\(count)" : "\(count >> 10)K"
    case .holeFilling(.previous): "previous"
    case .holeFilling(.next): "next"
    case .vmallocSync(.eagerAndFault): "both"
    case .vmallocSync(.eager): "eager"
    case .perCPUHigh(.sixBatches): "6 batches"
    case .perCPUHigh(.lowWatermark): "low mark"
    case .movableZoneMarks(.always): "always"
    case .movableZoneMarks(.withHighMemory): "if high"
    }
  }
}
