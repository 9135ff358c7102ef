import Grammar
import Hardware

/// Remembers which names an expression asks for, and what they are.
package final class NoticedSymbols: ForwardingSymbols {
  private let session: Session
  private(set) var noticed: [(name: String, value: Int128)] = []

  private let line: SourceLine

  package var forwarded: any SymbolResolver { session }

  private init(_ session: Session, in line: SourceLine) {
    self.session = session
    self.line = line
  }

  /// The names in an expression in the order in which they stand there, each once, with its value.
  package static func values(in text: String, _ session: Session) -> [(name: String, value: Int128)]
  {
    let symbols = NoticedSymbols(session, in: SourceLine(text))
    _ = Condition.value(of: text, symbols)
    return symbols.noticed
  }

  package func value(ofSymbol name: String) -> Int128? {
    let value = session.value(ofSymbol: name)
    if World.constants[name] == nil { note(name, value) }
    return value
  }

  package func value(ofResult number: UInt64) -> Int128? {
    let value = session.value(ofResult: number)
    note(number == 0 ? "$" : "$\(number)", value)
    return value
  }

  package func value(of call: FunctionCall) throws(CommandError) -> Int128 {
    let value = try session.value(of: call)
    note(line.text(in: call.range), value)
    return value
  }

  private func note(_ name: String, _ value: Int128?) {
    guard let value, !noticed.contains(where: { $0.name == name }) else { return }
    noticed.append((name, value))
  }
}
