import Grammar
import Session

/// The names of a session's machine, with the start of a task: who goes back before it is still
/// measured by it.
package struct TaskSymbols: ForwardingSymbols {
  private let session: Session
  private let start: World?

  /// - Parameter start: nil for the machine's own start.
  package init(_ session: Session, start: World? = nil) {
    self.session = session
    self.start = start
  }

  package var forwarded: any SymbolResolver { session }

  package func start(at range: Range<Int>) throws(CommandError) -> any SymbolResolver {
    guard let start else { return try session.start(at: range) }
    return StartSymbols(start: start, now: session.world)
  }
}
