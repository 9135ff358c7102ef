import Drawing
import Grammar
import Hardware
import KernelModel
import Reports

/// A machine and everything that carrying out a log on it makes again: commands act here, whoever
/// gives them.
///
/// It knows neither a person nor a history; a `Session` does.
public final class World {
  public let configuration: Configuration
  /// What its commands are, and who carries them out.
  let commands: CommandRegistry<Performer>
  /// The same, for machines made from this one.
  let commandSet: CommandSet
  public let machine: Machine
  /// Nil on a machine without one.
  let bootedKernel: Kernel?
  /// The process that commands speak for when they name none; nil without a kernel.
  var currentProcess: Process?
  public internal(set) var results = Results()
  /// What is known of the program whose trace is being replayed.
  package var trace = TraceState()
  var unfinishedCalls = UnfinishedCalls()
  /// Where files come from that the machine does not have.
  let hostFiles = HostFiles()
  /// What the first process had mapped when it began.
  private(set) var bootAreas: [Range<VirtualAddress>] = []
  /// How many commands of the log have been carried out.
  package var commandCount = 0
  /// Results get numbers. Looked at in the past, or inside a command, they would change what the
  /// numbers in later commands mean.
  var numbersResults = true
  /// The command that runs was said aside: its result does not count among those of a file.
  var isAside = false
  /// The command in whose middle the machine is halted.
  package var haltedDefinition: CommandDefinition?
  /// Somebody wrote into RAM behind the kernel's back: its rules may be broken by no fault of its
  /// own.
  package var isTamperedWith = false
  /// How the last command ended that acted.
  package var ending = Outcome.none
  /// The machine as it was at the start of what is going on; nobody changes it. Nil for its boot,
  /// until somebody asks.
  package internal(set) var startWorld: World?
  /// It is there to be tried, and thrown away.
  var isTrial = false
  /// What `x` has shown last; nil before its first time.
  package var examined: ExaminedMemory?
  /// Asked by long commands, and between two: whether to stop.
  package var isInterrupted: () -> Bool {
    get { interruption.value }
    set { interruption.value = newValue }
  }
  private let interruption = UncheckedBox<() -> Bool>({ false })
  /// Told by long commands how much of them is done, 0 to 1.
  package var hasProgressed: ((Double) -> Void)?

  /// Boots a machine.
  ///
  /// - Throws: why the configuration makes no machine.
  package init(_ configuration: Configuration, _ commands: CommandSet) throws(ConfigurationRefusal)
  {
    self.configuration = configuration
    commandSet = commands
    self.commands = commands.commands(of: configuration)
    let wanted = try configuration.kernelConfiguration()
    guard !configuration.isBare else {
      machine = try configuration.bareMachine(tlb: wanted.tlb)
      bootedKernel = nil
      for setting in configuration.sessionSettings { try apply(setting) }
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
          size < bounds.lowerBound
            ? .leavesNoWindow(leastMiB: least) : .leavesNoLowMemory(mostMiB: most))
      case .hostRefuses(let byteCount): throw .hostRefuses(byteCount: byteCount)
      }
    }
    bootedKernel = kernel
    machine = kernel.machine
    currentProcess = kernel.current
    if let areas = kernel.current.space?.areas {
      bootAreas = areas.links.map { areas[$0].start..<areas[$0].end }
    }
    kernel.current.survivesFaults = true
    kernel.files.source = hostFiles
    for setting in configuration.sessionSettings { try apply(setting) }
  }
}

extension World {
  /// A machine of a configuration that has booted before. Where the host has no room for another
  /// one, the program ends.
  static func again(_ configuration: Configuration, _ commands: CommandSet) -> World {
    do throws(ConfigurationRefusal) {
      return try World(configuration, commands)
    } catch {
      guard case .hostRefuses(let byteCount) = error else {
        preconditionFailure("a machine that booted does not boot again")
      }
      HostMemory.refuse(byteCount)
    }
  }

  /// The same for who can do without.
  ///
  /// - Parameter range: where in the line it is wanted.
  /// - Throws: that the host has no room for another one.
  static func another(
    _ configuration: Configuration, _ commands: CommandSet, at range: Range<Int> = 0..<0
  ) throws(CommandError) -> World {
    do throws(ConfigurationRefusal) {
      return try World(configuration, commands)
    } catch {
      guard case .hostRefuses(let byteCount) = error else {
        preconditionFailure("a machine that booted does not boot again")
      }
      throw CommandError(.refused(HistoryComplaint.hostHasNoRoom(byteCount: byteCount)), at: range)
    }
  }

  /// The kernel that runs on the machine.
  ///
  /// - Precondition: there is one; the commands of a bare machine do not ask.
  public var kernel: Kernel {
    guard let kernel = bootedKernel else {
      preconditionFailure("a bare machine was asked for its kernel")
    }
    return kernel
  }

  /// Whether the machine has no kernel.
  public var isBare: Bool { bootedKernel == nil }

  /// The process that commands speak for when they name none.
  ///
  /// - Precondition: the machine has a kernel.
  public internal(set) var process: Process {
    get {
      guard let process = currentProcess else {
        preconditionFailure("a bare machine was asked for its process")
      }
      return process
    }
    set { currentProcess = newValue }
  }

  /// What the result of the command that runs will be called.
  package var resultName: ResultName { results.nextName(isAside: isAside) }

  /// Leaves the numbers of results out, as those of a line that was skipped.
  package func leaveOutResults(_ count: Int) { results.leaveOut(count) }

  /// What the next result will be called; nil when it gets no name.
  package var nextResultName: ResultName? { numbersResults ? resultName : nil }
}
