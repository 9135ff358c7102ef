import Grammar
import Session

/// The names of a session's machine while it stands still: what was tried once is not tried again.
final class RememberedTrials: ForwardingSymbols {
  private let session: Session
  private var trials: [String: any Trial] = [:]

  init(_ session: Session) { self.session = session }

  var forwarded: any SymbolResolver { session }

  func trial(of commands: SourceLine) throws(CommandError) -> any Trial {
    let text = commands.text
    if let known = trials[text] { return known }
    let trial = try session.trial(of: commands)
    trials[text] = trial
    return trial
  }
}
