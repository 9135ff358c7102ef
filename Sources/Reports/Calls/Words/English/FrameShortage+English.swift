import Drawing
import KernelModel

extension FrameShortage: Worded {
  /// Which zones had nothing, and why the others could not help.
  public var english: String {
    let thing =
      switch purpose {
      case .page: "a page"
      case .pageTable: "a page table"
      case .record: "what the kernel keeps at its own addresses"
      }
    guard freeHighPages > 0 else { return "no zone has a frame above its reserve for \(thing)" }
    return "Normal and DMA have no frame above their reserves for \(thing), and "
      + "\(counted(Int(freeHighPages), "free page")) of HighMem cannot be used for it"
  }
}

extension VmallocShortage: Worded {
  /// Linux's words, which it prints to the log, and the zones.
  public var english: String { "\(message); \(frames.english)" }

  // Linux: `__vmalloc_area_node`, `__vmalloc_node_range`.
  private var message: String {
    guard tellsSize else {
      return step == .record || step == .pageArray
        ? "vmalloc: allocation failure: \(byteCount - 4096) bytes"
        : "vmalloc: allocation failure, allocated \(allocated) of \(byteCount) bytes"
    }
    let opening = "vmalloc error: size \(byteCount - 4096), "
    switch step {
    case .record: return opening + "vm_struct allocation failed"
    case .pageArray: return opening + "failed to allocated page array"
    case .pages: return opening + "page order 0, failed to allocate pages"
    case .entries: return opening + "failed to map pages"
    }
  }
}
