/// What a machine is made of and whose rules it follows: the options of the shell, as values.
public struct Configuration: Hashable, Sendable {
  public enum Layout: String, CaseIterable, Hashable, Sendable {
    case textbook
    case linux61 = "linux-6.1"
  }

  /// Whose answers the kernel gives where versions differ.
  public enum KernelVersion: String, CaseIterable, Hashable, Sendable {
    case linux510 = "5.10"
    case linux61 = "6.1"
    case linux618 = "6.18"
  }

  public struct Setting: Hashable, Sendable {
    public var key: String
    public var value: String

    public init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  /// A machine alone, without a kernel: paging is off, RAM full of zeros.
  public var isBare = false
  /// Bytes of RAM.
  public var memoryByteCount: UInt64 = 1 << 30
  public var usesPAE = false
  public var layout = Layout.textbook
  public var kernelVersion: KernelVersion {
    get { chosenKernel ?? (layout == .linux61 ? .linux61 : .linux510) }
    set { chosenKernel = newValue }
  }
  /// The version that was asked for; else the layout decides.
  public private(set) var chosenKernel: KernelVersion?
  /// The processor whose TLB the machine has, or a size such as `64x4`; nil is the default one.
  public var tlb: String?
  public var seed: UInt64 = 1
  /// `--set KEY=VALUE`, in the order they were given.
  public var settings: [Setting] = []

  public init() {}
}
