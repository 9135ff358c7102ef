import Drawing
import Grammar

/// A command that has been halted in its middle, and how to go on with it.
package final class HaltedCommand {
  let invocation: Invocation
  /// How many events there were before it.
  package let start: Int
  /// It was said aside.
  let isAside: Bool
  /// Whose it is, whoever lets it go on.
  let authority: Authority
  private let coroutine: Coroutine
  private let outcome: Outcome

  /// What came of the command, once it is done.
  private final class Outcome { var result: Result<any Report, CommandError>? }

  /// Begins the command: it runs until something halts it or it is done.
  init(_ invocation: Invocation, on session: Session) {
    self.invocation = invocation
    start = session.debugger.clock
    isAside = session.world.isAside
    authority = session.authority
    let outcome = Outcome()
    self.outcome = outcome
    let coroutine = Coroutine { _ in
      do throws(CommandError) {
        outcome.result = .success(try session.answer(invocation))
      } catch {
        outcome.result = .failure(error)
      }
    }
    self.coroutine = coroutine
    session.debugger.halt = { [unowned coroutine] in coroutine.pause() }
    coroutine.resume()
  }

  /// Lets the command run until something halts it again or it is done.
  func resume() { coroutine.resume() }

  /// What came of it; nil while it is halted.
  var result: Result<any Report, CommandError>? { outcome.result }

  /// The command as it was typed.
  package var text: String { invocation.line.text(in: invocation.range) }
}
