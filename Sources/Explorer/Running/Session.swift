/// One person's work with one machine: reads lines, carries commands out, remembers their results.
///
/// Nothing here knows a terminal. Text leaves through `sink`; when that is nil nothing is drawn,
/// which is how a long log runs at full speed.
public final class Session {
  public let configuration: Configuration
  public let catalog: CommandCatalog

  /// Turns reports and errors into text.
  public var renderer: any Renderer = PlainRenderer()
  /// Receives every piece of output; a command's output is one piece.
  public var sink: ((String) -> Void)?
  /// Asked between two commands: whether to stop.
  public var isInterrupted: () -> Bool = { false }

  public internal(set) var results = Results()
  /// Everything that was carried out.
  public internal(set) var log = CommandLog()
  /// Set by `quit`.
  var isLeaving = false
  /// Writes what happens into a file, between `record FILE` and `record off`.
  var recorder: Recorder?
  /// How deep `source` runs files inside files.
  var sourceDepth = 0
  private var unfinishedCalls = UnfinishedCalls()

  public init(configuration: Configuration = Configuration(), catalog: CommandCatalog = .standard) {
    self.configuration = configuration
    self.catalog = catalog
  }

  /// `pagewalk> `, with the process when it is not the first and the event of a stopped machine.
  public var prompt: String { "pagewalk> " }

  /// Carries the commands of a line out, one after another, until one fails.
  @discardableResult
  public func execute(_ text: String) -> Execution { execute(SourceLine(text)) }

  /// - Parameter place: where the line comes from, for errors; nil for a prompt.
  @discardableResult
  public func execute(_ line: SourceLine, at place: Place? = nil) -> Execution {
    var execution = Execution()
    if recorder != nil { record(line) }
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
    let report = try definition.perform(self, invocation)
    log.append(invocation.line.bytes, invocation.range, definition.effect)
    execution.report = report
    let outcome = report.outcome
    if case .value(let value) = outcome {
      results.append(value, name: invocation.resultName)
    }
    if sink != nil || recorder != nil { show(report) }
    if invocation.expectation.kind != .none || invocation.expectation.faultCount != nil {
      try invocation.check(outcome, faultCount: report.faultCount)
    } else if outcome.isRefusal {
      execution.status = .refused
    }
    if isLeaving { execution.status = .quit }
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

  private func record(_ line: SourceLine) { recorder?.append(line, prompt: prompt) }
}

extension Outcome {
  var isRefusal: Bool {
    switch self {
    case .refused, .signal: true
    case .none, .value: false
    }
  }
}
