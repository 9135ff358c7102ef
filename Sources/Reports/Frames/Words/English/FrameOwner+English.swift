import Drawing
import Hardware
import KernelModel

extension FrameOwner: Worded {
  package var english: String {
    switch self {
    case .free: "free"
    case .parked: "free, parked on the CPU's lists"
    case .kernelImage: "kernel: text, data, bss"
    case .pageMap: "mem_map, the struct pages"
    case .boot: "reserved at boot: hashes, page tables, the CPU's variables, firmware"
    case .pageTable: "page tables"
    case .kernelStack: "kernel stacks"
    case .slab: "slabs"
    case .kernel: "other pages of the kernel"
    case .vmalloc: "vmalloc"
    case .anonymous: "private memory of processes"
    case .file: "page cache"
    case .shared: "shared memory"
    case .absent: "no RAM"
    }
  }

  /// The same after a number.
  fileprivate var share: String {
    switch self {
    case .parked: "parked"
    case .kernelImage, .boot: "reserved at boot"
    case .pageMap: "of mem_map"
    case .pageTable: "of page tables"
    case .kernelStack: "of kernel stacks"
    case .slab: "of slabs"
    case .kernel: "of the kernel"
    case .vmalloc: "of vmalloc"
    case .anonymous: "of processes"
    case .file: "of the page cache"
    case .shared: "of shared memory"
    case .free: "free"
    case .absent: "no RAM"
    }
  }
}

extension BuddyState: Worded {
  var english: String {
    switch self {
    case .listed(let type, let order): "free, on the \(type.name) list of order \(order)"
    case .inside(let order, let head): "free, in the block of order \(order) at \(head.digits)"
    case .frame(let holder): holder.english
    case .noRAM: FrameOwner.absent.english
    case .shares(let free, let shares):
      (["\(free == 0 ? "none" : "\(free)") free"] + Self.words(shares)).joined(separator: ", ")
    }
  }

  /// More than two owners are too many to name: what they have in common is that their frames are
  /// not free.
  private static func words(_ shares: [FramesReport.Share]) -> [String] {
    func words(_ share: FramesReport.Share) -> String { "\(share.frames) \(share.owner.share)" }
    guard shares.count > 2 else {
      return shares.sorted { ($1.frames, $0.owner.rawValue) < ($0.frames, $1.owner.rawValue) }
        .map(words)
    }
    let others = shares.filter { $0.owner != .parked && $0.owner != .absent }
    let kept = shares.filter { $0.owner == .parked || $0.owner == .absent }
    return kept.map(words) + ["\(others.reduce(0) { $0 + $1.frames }) in use"]
  }
}

extension FrameZone: Worded {
  var english: String { code }
}

extension FrameRuns: Worded {
  /// `3ffc5-3ffc7 3fe00  HighMem 4`
  package var english: String { count == 0 ? "" : "\(runWords)  \(zoneWords)" }

  /// `3ffc5-3ffc7 3fe00`; of many runs the first ones.
  private var runWords: String {
    let shown = runs.prefix(3).map(\.digits).joined(separator: " ")
    return runs.count > 3 ? "\(shown) and \(runs.count - 3) more" : shown
  }

  /// `HighMem 3, Normal 1`
  var zoneWords: String {
    zones.map { "\($0.zone.english) \($0.count)" }.joined(separator: ", ")
  }
}
