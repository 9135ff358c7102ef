import Drawing
import Grammar
import KernelModel

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
  ///
  /// One thread alone runs at a time, that of the command or the one that waits for it.
  private final class Outcome: @unchecked Sendable {
    var result: Result<any Report, CommandError>?
    /// The kernel contradicted itself: the machine is in no state to go on with.
    var isMachineRuined = false
  }

  /// Begins the command: it runs until something halts it or it is done.
  init(_ invocation: Invocation, on session: Session) {
    self.invocation = invocation
    start = session.debugger.clock
    isAside = session.world.isAside
    authority = session.authority
    let outcome = Outcome()
    self.outcome = outcome
    let isSpoilt = session.world.isTamperedWith
    let spoilt = invocation.error(.refused(HistoryComplaint.machineIsSpoilt))
    let coroutine = Coroutine { coroutine in
      func run() {
        do throws(CommandError) {
          outcome.result = .success(try session.answer(invocation))
        } catch {
          outcome.result = .failure(error)
        }
      }
      guard isSpoilt else { return run() }
      let giveUp: @Sendable () -> Void = {
        outcome.result = .failure(spoilt)
        outcome.isMachineRuined = true
        coroutine.abandon()
      }
      KernelContradiction.handled(by: giveUp, run)
    }
    self.coroutine = coroutine
    session.debugger.halt = { [unowned coroutine] in coroutine.pause() }
    coroutine.resume()
  }

  /// Lets the command run until something halts it again or it is done.
  func resume() { coroutine.resume() }

  /// Whether the machine that it ran on can go on with nothing.
  var isMachineRuined: Bool { outcome.isMachineRuined }

  /// What came of it; nil while it is halted.
  var result: Result<any Report, CommandError>? { outcome.result }

  /// The command as it was typed.
  package var text: String { invocation.line.text(in: invocation.range) }
}
