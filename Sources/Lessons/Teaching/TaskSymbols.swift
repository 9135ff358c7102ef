import Grammar
import Session

/// The names of a session's machine, with the start of a task: who goes back before it is still
/// measured by it.
package struct TaskSymbols: SymbolResolver {
  private let session: Session
  private let start: World?
  /// Whose names these are; nil for the session's own machine.
  private let past: StartSymbols?

  /// - Parameter start: nil for the machine's own start.
  package init(_ session: Session, start: World? = nil) {
    self.session = session
    self.start = start
    past = nil
  }

  /// The names as they were at the start of a task.
  init(_ session: Session, asOf start: World) {
    self.session = session
    self.start = start
    past = StartSymbols(start: start, now: session.world)
  }

  package func value(ofSymbol name: String) -> Int128? {
    past.map { $0.value(ofSymbol: name) } ?? session.value(ofSymbol: name)
  }
  package func value(ofResult number: UInt64) -> Int128? { session.value(ofResult: number) }
  package var resultCount: Int { session.resultCount }
  package var symbolNames: [String] { session.symbolNames }
  package func memory(at address: UInt32, byteCount: Int) -> UInt64? {
    past.map { $0.memory(at: address, byteCount: byteCount) }
      ?? session.memory(at: address, byteCount: byteCount)
  }
  package var functionNames: [String] { session.functionNames }
  package func value(of call: FunctionCall) throws(CommandError) -> Int128 {
    guard let past else { return try session.value(of: call) }
    return try past.value(of: call)
  }
  package func start(at range: Range<Int>) throws(CommandError) -> any SymbolResolver {
    guard let start else { return try session.start(at: range) }
    return StartSymbols(start: start, now: session.world)
  }
  package func trial(of commands: SourceLine) throws(CommandError) -> any Trial {
    try session.trial(of: commands)
  }
}
