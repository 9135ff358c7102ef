import Drawing
import Hardware
import KernelModel

extension FrameDescription: Worded {
  /// `frame 3ffc2, HighMem: page 2 of /bin/demo`
  package var english: String {
    "frame \(frame.digits)\(zone.map { ", \($0.name)" } ?? ""): \(owner.english)"
  }
}

extension FrameUse: Worded {
  package var english: String {
    switch self {
    case .free: "free"
    case .parked: "parked"
    case .reserved: "reserved"
    case .anonymous: "anonymous"
    case .file: "file"
    case .shared: "shared"
    case .pageTable: "pagetable"
    case .kernelStack: "stack"
    case .slab: "slab"
    case .vmalloc: "vmalloc"
    case .kernel: "kernel"
    case .tail: "tail"
    case .device: "device"
    case .absent: "absent"
    }
  }
}
