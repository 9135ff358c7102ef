import Hardware

/// A signal that an access or another process sends. Linux: `siginfo_t`.
public struct Signal: Error, Hashable, Sendable {
  public var number: Number
  public var code: Code
  /// The address that was accessed. Linux: `si_addr`.
  public var address: VirtualAddress
  /// What the handler finds in the signal frame as the page fault's error code.
  public var faultCode: PageFault.Code

  public enum Number: Int32, Hashable, Sendable {
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
  public enum Code: Int32, Hashable, Sendable {
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

/// How the handler of page faults ended. Linux: `vm_fault_t`.
public enum FaultOutcome: Hashable, Sendable {
  /// The page is there; the access is tried again. Linux: `VM_FAULT_MINOR` (0), `VM_FAULT_MAJOR`.
  case handled(isMajor: Bool)
  case signal(Signal)
  /// No frame was to be had. Linux: `VM_FAULT_OOM`.
  case outOfMemory
}

/// Faults handled so far. Linux: `min_flt`, `maj_flt`.
public struct FaultCounts: Hashable, BitwiseCopyable, Sendable {
  public internal(set) var minor = 0
  public internal(set) var major = 0

  public var total: Int { minor + major }

  mutating func add(isMajor: Bool) {
    if isMajor { major += 1 } else { minor += 1 }
  }
}
