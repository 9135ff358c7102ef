/// Expressions that are judged again and again: of breakpoints, and of what is expected.
enum Condition {
  /// What an expression is worth now; nil when it cannot be known, as with a name that is not there.
  static func value(of text: String, _ symbols: some SymbolResolver) -> Int128? {
    var lexer = Lexer(SourceLine(text))
    return try? Expression(symbols: symbols, allowsComparisons: true).evaluate(&lexer)
  }
}

/// What names in a condition stand for: facts of the event, then what the session knows.
struct EventSymbols: SymbolResolver {
  private let facts: EventFacts
  private let session: Session

  init(_ facts: EventFacts, _ session: Session) {
    self.facts = facts
    self.session = session
  }

  static let names = ["order", "addr", "pfn", "place", "value"]

  func value(ofSymbol name: String) -> Int128? {
    switch name {
    case "order": facts.order.map { Int128($0) } ?? -1
    case "addr": facts.addresses.map { Int128($0.lowerBound) } ?? -1
    case "pfn": facts.frames.first.map { Int128($0) } ?? -1
    case "place": facts.place.map { Int128($0) } ?? -1
    case "value": facts.value.map { Int128($0) } ?? -1
    default: session.value(ofSymbol: name)
    }
  }

  func value(ofResult number: UInt64) -> Int128? { session.value(ofResult: number) }
  var resultCount: Int { session.resultCount }
  var symbolNames: [String] { Self.names + session.symbolNames }
}
