import Hardware

/// What the machine and the person who starts it give to the kernel.
public struct BootParameters: Hashable, Sendable {
  public var memoryMap: MemoryMap
  public var usesPAE: Bool
  /// Large pages for the direct map: 4 MiB, 2 MiB with PAE.
  var usesPSE = true
  /// The most frames that the direct map may cover. The textbook's layout gives 896 MiB; a real
  /// kernel some MiB less. Linux: `MAXMEM_PFN`.
  var lowMemoryLimit = PageFrameNumber(rawValue: 229376)
  public var image: KernelImage
  /// Frames 1 to 15 stay reserved, as firmware likes to scribble there. Linux: `reservelow=64K`.
  var lowReservedPages = 15
  /// Pages of real-mode start-up code below 1 MiB. Linux: `reserve_real_mode`.
  var realModePages = 4
  /// Pages of per-CPU variables for each CPU. Linux: `setup_per_cpu_areas`.
  public var perCPUAreaPages = 32
  public var cpuCount = 1
  /// Page tables of the direct map (with large pages), of the kernel's windows, and the small
  /// structures of early boot.
  var earlyPages = 24
  public var settings = AllocatorSettings()
  public var rules: KernelRules

  public init(
    memoryMap: MemoryMap, usesPAE: Bool = false, image: KernelImage? = nil,
    rules: KernelRules = KernelRules(.oldest)
  ) {
    self.memoryMap = memoryMap
    self.usesPAE = usesPAE
    self.rules = rules
    let lowEnd = memoryMap.entries.first { $0.kind == .usable && $0.addresses.contains(0x100000) }
    let fitsStandard = (lowEnd?.addresses.upperBound ?? 0) > 31 << 20
    self.image = image ?? (fitsStandard ? .standard : .small)
  }

  /// The parameters of a PC with so many bytes of RAM; `nil` when they make no machine.
  public init?(
    memory: UInt64, usesPAE: Bool = false, rules: KernelRules = KernelRules(.oldest)
  ) {
    guard let map = MemoryMap.pc(memory: memory, usesPAE: usesPAE) else { return nil }
    self.init(memoryMap: map, usesPAE: usesPAE, rules: rules)
  }
}
