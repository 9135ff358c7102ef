import Hardware
import KernelModel

/// One person's work with one machine: reads lines, carries commands out, remembers their results.
///
/// Nothing here knows a terminal. Text leaves through `sink`; when that is nil nothing is drawn,
/// which is how a long log runs at full speed.
public final class Session {
  public let configuration: Configuration
  public let catalog: CommandCatalog
  public let machine: Machine
  private let booted: Kernel?
  private var speaker: Process?

  /// Turns reports and errors into text.
  public var renderer: any Renderer = PlainRenderer()
  /// Receives every piece of output; a command's output is one piece.
  public var sink: ((String) -> Void)?
  /// Asked between two commands: whether to stop.
  public var isInterrupted: () -> Bool = { false }

  /// Whether the kernel is audited after every command that acts; debug builds do it unless told.
  public var checksInvariants = Session.isDebugBuild

  /// Whether a command is followed by what it made the kernel decide.
  public var tellsStories = true

  public internal(set) var results = Results()
  /// Everything that was carried out.
  public internal(set) var log = CommandLog()
  /// Set by `quit`.
  var isLeaving = false
  /// Writes what happens into a file, between `record FILE` and `record off`.
  var recorder: Recorder?
  /// The translation that `step` goes through.
  var walkthrough: Walkthrough?
  /// How deep `source` runs files inside files.
  var sourceDepth = 0
  /// What is known of the program whose trace is being replayed.
  var trace = TraceState()
  private var unfinishedCalls = UnfinishedCalls()

  /// Boots a machine.
  ///
  /// The first process handles SIGSEGV and SIGBUS, so that a wild access does not end the session.
  /// - Throws: why the configuration makes no machine.
  public init(
    configuration: Configuration = Configuration(), catalog: CommandCatalog? = nil
  ) throws(ConfigurationRefusal) {
    self.configuration = configuration
    self.catalog = catalog ?? (configuration.isBare ? .bare : .standard)
    let wanted = try configuration.kernelConfiguration()
    guard !configuration.isBare else {
      machine = try configuration.bareMachine(tlb: wanted.tlb)
      booted = nil
      for setting in configuration.sessionSettings { try apply(setting) }
      return
    }
    let kernel: Kernel
    do throws(BootFailure) {
      kernel = try Kernel(wanted)
    } catch {
      switch error {
      case .memorySize(let size, let allowed): throw .memorySize(size, allowed: allowed)
      }
    }
    booted = kernel
    machine = kernel.machine
    speaker = kernel.current
    process.survivesFaults = true
    for setting in configuration.sessionSettings { try apply(setting) }
  }

  /// The kernel that runs on the machine.
  ///
  /// - Precondition: there is one; the commands of a bare machine do not ask.
  public var kernel: Kernel {
    guard let booted else { preconditionFailure("a bare machine was asked for its kernel") }
    return booted
  }

  /// Whether the machine has no kernel.
  public var isBare: Bool { booted == nil }

  /// The process that commands speak for when they name none.
  ///
  /// - Precondition: the machine has a kernel.
  public internal(set) var process: Process {
    get {
      guard let speaker else { preconditionFailure("a bare machine was asked for its process") }
      return speaker
    }
    set { speaker = newValue }
  }

  /// `pagewalk> `, with the process when it is not the first and the event of a stopped machine.
  public var prompt: String {
    isBare || process.id.rawValue == 1 ? "pagewalk> " : "pagewalk:\(process.id.rawValue)> "
  }

  /// Carries the commands of a line out, one after another, until one fails.
  @discardableResult
  public func execute(_ text: String) -> Execution { execute(SourceLine(text)) }

  /// - Parameter place: where the line comes from, for errors; nil for a prompt.
  @discardableResult
  public func execute(_ line: SourceLine, at place: Place? = nil) -> Execution {
    var execution = Execution()
    if recorder != nil, sourceDepth == 0 { recorder?.append(line, prompt: prompt) }
    var line = line
    if !unfinishedCalls.isEmpty || line.mayBeUnfinished {
      guard let whole = unfinishedCalls.joined(line) else { return execution }
      line = whole
    }
    var parser = CommandParser(line, catalog, self)
    do {
      while try parser.next() {
        guard !isInterrupted() else {
          execution.status = .interrupted
          return execution
        }
        try perform(parser.invocation, &execution)
        guard execution.status == .done || execution.status == .refused else { break }
      }
    } catch {
      fail(line.explained(error), in: line, at: place, &execution)
    }
    return execution
  }

  private func perform(
    _ invocation: borrowing Invocation, _ execution: inout Execution
  ) throws(CommandError) {
    let definition = invocation.definition
    try checkName(invocation)
    let listener = listener(for: definition)
    defer { if listener != nil { listen(nil) } }
    if definition.effect == .acts { walkthrough = nil }
    let report = try definition.perform(self, invocation)
    if listener != nil { listen(nil) }
    if let booted {
      if definition.effect == .acts, checksInvariants { audit() }
      if !process.isRunning { process = booted.current }
    }
    log.append(invocation.line.bytes, invocation.range, definition.effect)
    execution.report = report
    let outcome = report.outcome
    if case .value(let value) = outcome {
      results.append(value, name: invocation.resultName)
    }
    if sink != nil || recorder != nil {
      show(report)
      if let listener {
        let story = StoryReport(listener, in: booted)
        if !story.isEmpty { show(story) }
      }
    }
    if invocation.expectation.kind != .none || invocation.expectation.faultCount != nil {
      try invocation.check(outcome, faultCount: report.faultCount)
    } else if outcome.isRefusal {
      execution.status = .refused
    }
    if isLeaving { execution.status = .quit }
  }

  /// Who listens to a command's decisions: somebody only if somebody reads them.
  private func listener(for definition: CommandDefinition) -> EventListener? {
    guard tellsStories, definition.effect == .acts, sink != nil || recorder != nil else {
      return nil
    }
    let listener = EventListener()
    listen(listener)
    return listener
  }

  private func listen(_ listener: EventListener?) {
    if let booted { booted.observer = listener } else { machine.observer = listener }
  }

  private static var isDebugBuild: Bool {
    #if DEBUG
      true
    #else
      false
    #endif
  }

  /// Ends the program when the kernel contradicts itself.
  private func audit() {
    do throws(InvariantViolation) {
      try kernel.checkInvariants()
    } catch {
      fatalError("BUG: \(error.structure): \(error.number): \(error.description)")
    }
  }

  /// A result's name must not hide anything else.
  private func checkName(_ invocation: borrowing Invocation) throws(CommandError) {
    guard let name = invocation.resultName else { return }
    if name.utf8.count > WordKey.byteLimit || name == "NULL" || isSymbol(name) {
      let owner = isSymbol(name) || name == "NULL" ? "a symbol" : "longer than 24 characters"
      let start = invocation.range.lowerBound
      throw CommandError(
        .nameTaken(name, by: owner), at: start..<start + name.utf8.count)
    }
  }

  /// Prints text that no report draws: a transcript's prompts and narration.
  func emit(_ text: String) {
    sink?(text)
    recorder?.append(text)
  }

  private func show(_ report: any Report) {
    if let sink {
      let text = renderer.render(report)
      if !text.isEmpty { sink(text) }
    }
    recorder?.append(report)
  }

  private func fail(
    _ error: CommandError, in line: SourceLine, at place: Place?, _ execution: inout Execution
  ) {
    execution.status = .failed
    execution.error = error
    sink?(renderer.render(error, in: line, place: place))
    recorder?.append(error, in: line)
  }
}

extension Outcome {
  var isRefusal: Bool {
    switch self {
    case .refused, .signal: true
    case .none, .value, .observed: false
    }
  }
}
