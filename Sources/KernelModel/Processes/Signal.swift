import Hardware

/// A signal that an access or another process sends. Linux: `siginfo_t`.
public struct Signal: Error, Hashable, BitwiseCopyable, Sendable {
  public var number: Number
  public var code: Code
  /// The address that was accessed. Linux: `si_addr`.
  public var address: VirtualAddress
  /// What the handler finds in the signal frame as the page fault's error code.
  public var faultCode: PageFault.Code

  public enum Number: Int32, Hashable, BitwiseCopyable, Sendable {
    case abort = 6
    case kill = 9
    case bus = 7
    case segmentationFault = 11

    /// `SIGSEGV` and the like.
    public var name: String {
      switch self {
      case .abort: "SIGABRT"
      case .kill: "SIGKILL"
      case .bus: "SIGBUS"
      case .segmentationFault: "SIGSEGV"
      }
    }
  }

  /// Linux: `si_code`.
  public enum Code: Int32, Hashable, BitwiseCopyable, Sendable {
    /// A thread sends it, to itself when it aborts. `SI_TKILL`
    case threadKill = -6
    /// No mapping there. `SEGV_MAPERR`
    case mapError = 1
    /// The mapping does not allow it. `SEGV_ACCERR`
    case accessError = 2
    /// No such page in the file. `BUS_ADRERR`
    case busAddress = 3
    /// The kernel itself sends it, for want of memory. `SI_KERNEL`
    case kernel = 128

    public var name: String {
      switch self {
      case .threadKill: "SI_TKILL"
      case .mapError: "SEGV_MAPERR"
      case .accessError: "SEGV_ACCERR"
      case .busAddress: "BUS_ADRERR"
      case .kernel: "SI_KERNEL"
      }
    }
  }
}
