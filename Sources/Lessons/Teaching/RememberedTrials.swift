import Grammar
import Session

/// The names of a session's machine while it stands still: what was tried once is not tried again.
final class RememberedTrials: SymbolResolver {
  private let session: Session
  private var trials: [String: any Trial] = [:]

  init(_ session: Session) { self.session = session }

  func value(ofSymbol name: String) -> Int128? { session.value(ofSymbol: name) }
  func value(ofResult number: UInt64) -> Int128? { session.value(ofResult: number) }
  var resultCount: Int { session.resultCount }
  var symbolNames: [String] { session.symbolNames }
  func memory(at address: UInt32, byteCount: Int) -> UInt64? {
    session.memory(at: address, byteCount: byteCount)
  }
  var functionNames: [String] { session.functionNames }
  func value(of call: FunctionCall) throws(CommandError) -> Int128 {
    try session.value(of: call)
  }
  func start(at range: Range<Int>) throws(CommandError) -> any SymbolResolver {
    try session.start(at: range)
  }

  func trial(of commands: SourceLine) throws(CommandError) -> any Trial {
    let text = commands.text
    if let known = trials[text] { return known }
    let trial = try session.trial(of: commands)
    trials[text] = trial
    return trial
  }
}
