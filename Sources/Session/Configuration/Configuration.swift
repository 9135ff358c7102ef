import KernelModel

/// What a machine is made of and whose rules it follows: the options of the shell, as values.
///
/// Two are equal when their machines are: a kernel that the layout implies is as good as one that
/// was asked for.
public struct Configuration: Sendable {
  public struct Setting: Hashable, Encodable, Sendable {
    public var key: String
    public var value: String

    public init(key: String, value: String) {
      self.key = key
      self.value = value
    }

    /// The setting that chooses where absolute paths of programs begin in the host.
    static let sysroot = "sysroot"
  }

  /// A machine alone, without a kernel: paging is off, RAM full of zeros.
  public var isBare = false
  /// Bytes of RAM.
  public var memoryByteCount: UInt64 = 1 << 30
  public var usesPAE = false
  public var layout = KernelLayout.Name.textbook
  /// Whose answers the kernel gives where versions differ.
  public var kernelVersion: KernelVersion {
    get { chosenKernel ?? KernelVersion(of: layout) }
    set { chosenKernel = newValue }
  }
  /// The version that was asked for; else the layout decides.
  private(set) var chosenKernel: KernelVersion?
  /// The processor whose TLB the machine has, or a size such as `64x4`; nil is the default one.
  public var tlb: String?
  public var seed: UInt64 = 1
  /// `--set KEY=VALUE`, in the order they were given.
  public var settings: [Setting] = []

  public init() {}

  /// All that makes the machine what it is.
  private struct Essence: Hashable {
    let isBare: Bool
    let memoryByteCount: UInt64
    let usesPAE: Bool
    let layout: KernelLayout.Name
    let kernelVersion: KernelVersion
    let tlb: String?
    let seed: UInt64
    let settings: [Setting]
  }

  private var essence: Essence {
    Essence(
      isBare: isBare, memoryByteCount: memoryByteCount, usesPAE: usesPAE, layout: layout,
      kernelVersion: kernelVersion, tlb: tlb, seed: seed, settings: settings)
  }
}

extension Configuration: Hashable {
  public static func == (one: Configuration, other: Configuration) -> Bool {
    one.essence == other.essence
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(essence) }
}
