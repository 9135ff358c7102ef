import Hardware
import KernelModel

/// The simulated side of a session: what carrying out the log again on a fresh one makes again.
struct World {
  let machine: Machine
  /// nil on a machine without one.
  let kernel: Kernel?
  /// The process that commands speak for when they name none.
  var process: Process?
  var results = Results()
  /// What is known of the program whose trace is being replayed.
  var trace = TraceState()
  var unfinishedCalls = UnfinishedCalls()
  /// Where files come from that the machine does not have.
  let hostFiles = HostFiles()
  /// What the first process had mapped when it began.
  private(set) var bootAreas: [Range<VirtualAddress>] = []
  /// How many commands of the log have been carried out.
  var commandCount = 0

  /// Boots a machine.
  ///
  /// - Throws: why the configuration makes no machine.
  init(_ configuration: Configuration) throws(ConfigurationRefusal) {
    let wanted = try configuration.kernelConfiguration()
    guard !configuration.isBare else {
      machine = try configuration.bareMachine(tlb: wanted.tlb)
      kernel = nil
      return
    }
    let kernel: Kernel
    do throws(BootFailure) {
      kernel = try Kernel(wanted)
    } catch {
      switch error {
      case .memorySize(let size, let allowed): throw .memorySize(size, allowed: allowed)
      case .vmallocSize(let size, let bounds):
        let (least, most) = (bounds.lowerBound >> 20, bounds.upperBound >> 20)
        throw .settingRefused(
          "vmalloc", value: "\(size)",
          why: size < bounds.lowerBound
            ? "vmalloc then has no window; \(least)M is the least"
            : "low memory then lacks room; \(most)M is the most")
      }
    }
    self.kernel = kernel
    machine = kernel.machine
    process = kernel.current
    if let areas = kernel.current.space?.areas {
      bootAreas = areas.links.map { areas[$0].start..<areas[$0].end }
    }
    kernel.current.survivesFaults = true
    kernel.files.source = hostFiles
  }
}

extension Session {
  public var machine: Machine { world.machine }

  /// The kernel that runs on the machine.
  ///
  /// - Precondition: there is one; the commands of a bare machine do not ask.
  public var kernel: Kernel {
    guard let kernel = world.kernel else {
      preconditionFailure("a bare machine was asked for its kernel")
    }
    return kernel
  }

  /// Whether the machine has no kernel.
  public var isBare: Bool { world.kernel == nil }

  /// The process that commands speak for when they name none.
  ///
  /// - Precondition: the machine has a kernel.
  public internal(set) var process: Process {
    get {
      guard let process = world.process else {
        preconditionFailure("a bare machine was asked for its process")
      }
      return process
    }
    set { world.process = newValue }
  }

  public var results: Results { world.results }

  /// Where files come from that the machine does not have.
  var hostFiles: HostFiles { world.hostFiles }

  var trace: TraceState {
    get { world.trace }
    set { world.trace = newValue }
  }
}
