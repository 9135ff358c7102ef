import Hardware

/// What a machine and its kernel are to be like. The same configuration boots the same state.
public struct KernelConfiguration: Hashable, Sendable {
  /// Bytes of RAM, 16 MiB to 4 GiB, to 64 GiB with PAE.
  public var memory: UInt64 = 1 << 30
  public var usesPAE = false
  public var layout = KernelLayout.Name.textbook
  public var version = KernelVersion.v5_10
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
}
