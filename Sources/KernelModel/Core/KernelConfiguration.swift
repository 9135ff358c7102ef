import Hardware

/// What a machine and its kernel are to be like. The same configuration boots the same state.
public struct KernelConfiguration: Hashable, Sendable {
  /// Bytes of RAM, 16 MiB to 4 GiB, to 64 GiB with PAE.
  public var memory: UInt64 = 1 << 30
  public var usesPAE = false
  public var layout = KernelLayout.Name.textbook
  /// CPUs that the kernel is built for: 8 in the textbook, else 32, unless told. Linux: `NR_CPUS`.
  public var possibleCPUCount: Int?
  /// Bytes kept for vmalloc. Linux: `vmalloc=SIZE`.
  public var vmallocByteCount: UInt32?
  public var version = KernelVersion.oldest
  public var tlb = TLBGeometry.p6
  /// Feeds everything that a real machine would draw by chance, such as AT_RANDOM.
  public var seed: UInt64 = 1
  /// Large pages for the direct map.
  public var usesLargePages = true
  /// Page tables of processes lie in high memory where it has room. Linux: `CONFIG_HIGHPTE`.
  public var usesHighTables = false
  public var settings = KernelSettings()

  public init() {}
}

/// Why a configuration makes no machine.
public enum BootFailure: Error, Hashable, Sendable {
  /// RAM outside the sizes that the machine can have.
  case memorySize(UInt64, allowed: ClosedRange<UInt64>)
  /// `vmalloc=SIZE` leaves less low memory than the kernel needs for itself.
  /// Or it leaves vmalloc no window.
  case vmallocSize(UInt32, ClosedRange<UInt32>)
  /// The host does not give so many bytes of address space.
  case hostRefuses(byteCount: Int)
}

extension KernelConfiguration {
  /// What the kernel's windows follow from.
  var layoutOptions: KernelLayout.Options {
    var options = KernelLayout.Options(
      layout, usesPAE: usesPAE, cpuCount: possibleCPUCount,
      slotsPerCPU: KernelRules(version).temporarySlotsPerCPU)
    if let vmallocByteCount { options.reserve(vmallocByteCount) }
    return options
  }

  /// Refuses a vmalloc window that leaves too little low memory (the records of all frames lie
  /// there, 32 bytes each, and 64 MiB for the rest), or that is smaller than 4 MiB.
  func checkLowMemory() throws(BootFailure) {
    guard let vmallocByteCount else { return }
    let wanted = self
    let least = stride(from: UInt32(0), to: 1 << 28, by: 1 << 20).first { size in
      var other = wanted
      other.vmallocByteCount = size
      return WindowBounds(other.layoutOptions).vmallocByteCount >= 4 << 20
    }
    var smallest = self
    smallest.vmallocByteCount = 0
    let most = WindowBounds(smallest.layoutOptions).mostLowFrames << 12
    let records = Int((memory >> 12) * 32)
    let left = most - records - (64 << 20)
    let bounds = (least ?? 0)...max(least ?? 0, UInt32(max(0, left)) & ~0xf_ffff)
    guard bounds.contains(vmallocByteCount) else { throw .vmallocSize(vmallocByteCount, bounds) }
  }
}
