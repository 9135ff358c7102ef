import Drawing
import KernelModel

// What the model knows of frames, in JSON. Zones and kinds of blocks go by Linux's names.

extension Zone.Kind: Coded {
  public var code: String { name }
}

extension MigrateType: Coded {
  public var code: String { name }
}

extension KernelImage.Section: Coded {
  public var code: String {
    switch self {
    case .text: "text"
    case .readOnlyData: "read-only-data"
    case .data: "data"
    case .initial: "initial"
    case .bss: "bss"
    case .breakArea: "break-area"
    }
  }
}

extension BootLayout.Purpose: Coded {
  public var code: String {
    switch self {
    case .firmware: "firmware"
    case .realMode: "real-mode"
    case .kernelImage: "kernel-image"
    case .early: "early"
    case .pageMap: "page-map"
    case .perCPU: "per-cpu"
    case .dentryHash: "dentry-hash"
    case .inodeHash: "inode-hash"
    }
  }
}
