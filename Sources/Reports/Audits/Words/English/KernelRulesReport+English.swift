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
    case .faults: "page faults"
    case .allCalls: "all calls"
    case .kmapAtomic: "kmap_atomic"
    case .pageAllocator: "page allocator"
    case .outOfMemory: "out of memory"
    // Linux's own names.
    case .brk, .mmap, .mremap, .mprotect, .madvise, .mlock, .exec, .vmalloc, .reclaim, .boot, .maps,
      .smaps, .meminfo, .zoneinfo:
      code
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
