import Grammar
import Session

/// The names of a session's machine, with the start of a task: who goes back before it is still
/// measured by it.
package struct TaskSymbols: ForwardingSymbols {
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

  package var forwarded: any SymbolResolver {
    if let past { past } else { session }
  }

  package func start(at range: Range<Int>) throws(CommandError) -> any SymbolResolver {
    guard let start else { return try session.start(at: range) }
    return StartSymbols(start: start, now: session.world)
  }
}
