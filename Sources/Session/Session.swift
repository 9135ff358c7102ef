import Drawing
import Grammar
import Hardware
import KernelModel
import Reports

/// One person's work with one machine: reads lines, carries commands out, remembers their results.
///
/// Nothing here knows a terminal. Text leaves through `sink`; when that is nil nothing is drawn,
/// which is how a long log runs at full speed.
public final class Session {
  /// The simulated machine and everything that a replay of the log makes again.
  public internal(set) var world: World { didSet { guardHostFiles() } }
  /// The commands of machines such as this one.
  package let commands: CommandSet

  /// Turns reports and errors into text.
  public var renderer: any Renderer = PlainRenderer()
  /// How its roles look on a terminal. `set theme` sets it.
  public var theme = Theme.standard {
    didSet { renderer = renderer.themed(theme) }
  }
  /// Receives every piece of output; a command's output is one piece.
  public var sink: ((String) -> Void)?
  /// Called when one of a line's commands is done and another may follow.
  public var hasEndedCommand: (() -> Void)?
  /// Asked between two commands: whether to stop.
  public var isInterrupted: () -> Bool {
    get { interruptions.ask }
    set {
      interruptions.source = newValue
      world.isInterrupted = interruptions.ask
    }
  }
  let interruptions = Interruptions()
  /// Told how much of long work is done, 0 to 1, at short intervals.
  public var hasProgressed: ((Double) -> Void)? {
    didSet { world.hasProgressed = hasProgressed }
  }

  /// Whether Ctrl-C halts a command in its middle; somebody is there to go on from it.
  public var haltsWhenInterrupted = false

  /// Whether the kernel is audited after every command that acts; debug builds do it unless told.
  public var checksInvariants = Session.isDebugBuild

  /// What is printed of the events behind each command.
  package var telling = Telling()
  /// Whom the command that runs speaks for, as it was before, while effects are told.
  var callerBefore: EffectsReport.Caller?

  /// Everything that was carried out on this branch. The machine may be at an earlier point of it.
  public internal(set) var log = CommandLog()
  /// Keeps the journal and halts commands.
  package let debugger = Debugger()
  /// Machines of the past, to go back from.
  var kept = KeptWorlds()
  /// The command that is halted in its middle.
  package var halted: HaltedCommand? {
    didSet { world.haltedDefinition = halted?.invocation.definition }
  }
  /// What is to follow once the halted command is done.
  var waiting: [WaitingTurn] = []
  /// Some of the line that is being carried out waits: the rest of it waits as well.
  package var isSuspending = false
  /// How many lines were typed, or taken up where they waited.
  var lineCount = 0
  /// In which of them the machine was halted last.
  var lineOfHalt = 0
  /// How deep `source` runs files inside files.
  package var sourceDepth = 0
  /// How many lines of files inside files the line that was typed has led to.
  package var nestedLineCount = 0
  /// How many there may be.
  package static let nestedLineLimit = 100_000
  /// The halted command at which a breakpoint's own commands are being carried out.
  var obeying: HaltedCommand?
  /// How these commands want the machine to go on.
  var nextRule: Debugger.Rule?
  /// What the lines that are being typed belong to, up to `end`.
  package var collecting: Collecting? {
    didSet { if oldValue == nil { collectingAuthority = authority } }
  }
  /// Who had a hand in those lines.
  var collectingAuthority = Authority.person
  /// A line that acts, typed in the past; `y` begins another history with it.
  var question: (line: String, authority: Authority)?
  /// Commands are carried out again that are in the log already.
  var isReplaying = false
  /// Where in the log the machine is, and the other branches.
  package var timeline = Timeline()
  /// It was told that the journal lets events go.
  var hasToldOfLostEvents = false
  /// Set by `quit`.
  package var isLeaving = false
  /// The files that commands name, and what may be done with them.
  package var files = NamedFiles()
  /// Whose words are being carried out.
  package var authority = Authority.person
  /// What files' lines may do with files of the host.
  public var permissions = Permissions()
  /// Asks the person whether a file's line may; nil where there is nobody to ask. Answers nil when
  /// the person gives no answer.
  public var asksPerson: ((HostAccessQuestion) -> Bool?)?
  /// Shows a picture above the prompt, for nil none any more; nil where there is no terminal.
  public var showsAbove: ((PictureView?) -> Void)?
  /// Asks the person before a file is written over; nil where there is nobody to ask.
  public var asksBeforeReplacing: ((ReplacingQuestion) -> Bool?)?
  /// Writes what happens into a file, between `record FILE` and `record off`.
  package var recorder: Recorder?
  /// A recording ended before the session did, because it could not be written.
  public internal(set) var hasLostRecording = false
  /// Every line that was typed, for a recording that begins later.
  var typedLines = TypedLines()
  /// The typed line that is being carried out.
  var currentLine: SourceLine?
  /// A line that is said aside, as it was typed and with `aside` in it; nil for other lines.
  var lineAside: (typed: SourceLine, told: SourceLine)?
  /// Halves of calls that strace told in two, as far as they were typed. They are no part of the
  /// machine: what is in the log is whole.
  var unfinishedCalls = UnfinishedCalls()
  /// What was typed in another session is carried out again, to be told: nothing begins or ends
  /// that.
  package var isRetelling = false
  /// Breakpoints are made again that were made once: what they name need not be there now.
  var restoresBreakpoints = false
  /// The translation that `step` goes through.
  package var walkthrough: Walkthrough?
  /// Names for commands that a person has made.
  package var macros = Macros()
  /// What an empty line that a person types means.
  var repeatedLine: String?
  /// The session that stands in front of this one.
  var visit: Session?
  /// The person's session, of one that stands in front of it.
  package internal(set) weak var host: Session?
  /// Who speaks up in a session that stands in front.
  package var companion: (any Companion)?
  /// A picture that is drawn again at the end of each line; the person's session has it.
  package var follower: PictureFollower?
  /// What rooms above keep with it.
  var supplements: [ObjectIdentifier: AnyObject] = [:]

  /// Boots a machine.
  ///
  /// The first process handles SIGSEGV and SIGBUS, so that a wild access does not end the session.
  /// - Throws: why the configuration makes no machine.
  public init(
    configuration: Configuration, commands: CommandSet
  ) throws(ConfigurationRefusal) {
    self.commands = commands
    world = try World(configuration, commands)
    guardHostFiles()
  }

  /// Begins with a machine that has already done something.
  package init(_ world: World, _ commands: CommandSet) {
    self.world = world
    self.commands = commands
    guardHostFiles()
  }

  private static var isDebugBuild: Bool {
    #if DEBUG
      true
    #else
      false
    #endif
  }

  /// Shows a line that no command answers with: a transcript's prompts and narration.
  package func narrate(_ line: String) { show(NarrationReport(text: line)) }

  /// Shows a command that is carried out although nobody types it now. It does not look like a
  /// prompt, which in a transcript begins a command.
  func narrateAgain(_ line: SourceLine) { narrate("@\(debugger.clock)> \(line.text)") }

  package func show(_ report: any Report) {
    present(report)
    (recorder ?? host?.recorder)?.append(report, renderer.patience)
  }

  /// Shows something that is not recorded.
  package func present(_ report: any Report) {
    guard let sink else { return }
    let text = renderer.render(report)
    if !text.isEmpty { sink(text) }
  }

  /// - Parameter line: what was typed.
  package func fail(
    _ error: CommandError, in line: SourceLine, at place: Place?, _ execution: inout Execution
  ) {
    execution.status = error.isInterruption ? .interrupted : .failed
    execution.error = error
    let report = ErrorReport(error, in: line, place: place)
    sink?(renderer.render(report))
    guard let recorder = recorder ?? host?.recorder else { return }
    // A recording holds the lines of a file that is run as if they had been typed, and of one that
    // a line sources only what they print.
    let place = sourceDepth > 0 ? place : nil
    if let lineAside, line.bytes == lineAside.typed.bytes {
      recorder.append(line.asAside(error), in: lineAside.told, at: place)
    } else {
      recorder.append(error, in: line, at: place)
    }
  }
}

extension Session {
  public var configuration: Configuration { world.configuration }
  /// What the person reads.
  public var language: Language { renderer.language }
  /// What may be typed, and who carries it out.
  var registry: CommandRegistry<Performer> { isBare ? commands.bare : commands.booted }
  /// What may be typed.
  public var catalog: CommandCatalog { registry.catalog }
  public var machine: Machine { world.machine }

  /// The kernel that runs on the machine.
  ///
  /// - Precondition: there is one; the commands of a bare machine do not ask.
  public var kernel: Kernel { world.kernel }

  /// Whether the machine has no kernel.
  public var isBare: Bool { world.isBare }

  /// The process that commands speak for when they name none.
  ///
  /// - Precondition: the machine has a kernel.
  public var process: Process { world.process }

  public var results: Results { world.results }
}
