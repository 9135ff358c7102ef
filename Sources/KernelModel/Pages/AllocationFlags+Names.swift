extension AllocationFlags {
  /// The names that the kernel prints flags by, composed ones before their parts.
  /// Linux: `gfpflag_names`.
  public static let names: [(name: String, flags: AllocationFlags)] = [
    ("GFP_HIGHUSER_MOVABLE", .highUserMovable), ("GFP_HIGHUSER", .highUser), ("GFP_USER", .user),
    ("GFP_KERNEL_ACCOUNT", [.kernel, .account]), ("GFP_KERNEL", .kernel), ("GFP_NOFS", .noFS),
    ("GFP_ATOMIC", .atomic), ("GFP_NOIO", .noIO), ("GFP_NOWAIT", .noWait), ("GFP_DMA", .dma),
    ("__GFP_HIGHMEM", .highMemory), ("GFP_DMA32", .dma32), ("__GFP_HIGH", .high),
    ("__GFP_ATOMIC", .atomicContext), ("__GFP_IO", .io), ("__GFP_FS", .fs),
    ("__GFP_NOWARN", .noWarn), ("__GFP_RETRY_MAYFAIL", .retryMayFail),
    ("__GFP_NOFAIL", .noFail), ("__GFP_NORETRY", .noRetry), ("__GFP_COMP", .compound),
    ("__GFP_ZERO", .zero), ("__GFP_NOMEMALLOC", .noMemoryAllocation),
    ("__GFP_MEMALLOC", .memoryAllocation), ("__GFP_HARDWALL", .hardwall),
    ("__GFP_THISNODE", .thisNode), ("__GFP_RECLAIMABLE", .reclaimable),
    ("__GFP_MOVABLE", .movable), ("__GFP_ACCOUNT", .account), ("__GFP_WRITE", .write),
    ("__GFP_RECLAIM", .reclaim), ("__GFP_DIRECT_RECLAIM", .directReclaim),
    ("__GFP_KSWAPD_RECLAIM", .kswapdReclaim),
  ]

  /// The flags of one name; `__GFP_DMA` and `__GFP_DMA32` are understood as well.
  public init?(name: String) {
    let printed = name.hasPrefix("__GFP_DMA") ? String(name.dropFirst(2)) : name
    guard let found = Self.names.first(where: { $0.name == printed }) else { return nil }
    self = found.flags
  }

  /// The flags as the kernel prints them: names with bars between, what has none in hexadecimal.
  /// Linux: `%pGg`, `format_flags`.
  public var text: String {
    guard !isEmpty else { return "none" }
    var rest = self
    var words: [String] = []
    for (name, flags) in Self.names where rest.isSuperset(of: flags) {
      words.append(name)
      rest.subtract(flags)
    }
    if !rest.isEmpty { words.append("0x\(String(rest.rawValue, radix: 16))") }
    return words.joined(separator: "|")
  }
}
