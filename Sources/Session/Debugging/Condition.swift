import Grammar
import KernelModel
import Reports

/// Expressions that are judged again and again: of breakpoints, and of what is expected.
package enum Condition {
  /// What an expression is worth now; nil when it cannot be known, as with a name that is not
  /// there.
  package static func value(of text: String, _ symbols: some SymbolResolver) -> Int128? {
    var lexer = Lexer(SourceLine(text))
    return try? Expression(symbols: symbols, allowsComparisons: true, standsAlone: true)
      .evaluate(&lexer)
  }
}

extension Condition {
  /// Whether an expression names nothing but facts of an event.
  static func asksEventAlone(_ text: String) -> Bool {
    value(of: text, EventNames()) != nil
  }

  /// Whether an expression names anything; if not, its value never changes.
  static func isConstant(_ text: String) -> Bool { value(of: text, NoNames()) != nil }

  private struct NoNames: SymbolResolver {
    func value(ofSymbol name: String) -> Int128? { nil }
    func value(ofResult number: UInt64) -> Int128? { nil }
    var resultCount: Int { 0 }
    var symbolNames: [String] { [] }
  }

  private struct EventNames: SymbolResolver {
    func value(ofSymbol name: String) -> Int128? { EventSymbols.names.contains(name) ? 1 : nil }
    func value(ofResult number: UInt64) -> Int128? { nil }
    var resultCount: Int { 0 }
    var symbolNames: [String] { EventSymbols.names }
  }
}

/// What names in a condition stand for: facts of the event, then what the world knows.
struct EventSymbols: ForwardingSymbols {
  private let facts: EventFacts
  private let world: World

  init(_ event: KernelEvent, _ world: World) {
    facts = EventFacts(event)
    self.world = world
  }

  static let names = ["order", "addr", "pfn", "place", "value"]

  func value(ofSymbol name: String) -> Int128? {
    switch name {
    case "order": facts.order.map { Int128($0) } ?? -1
    case "addr": facts.addresses.map { Int128($0.lowerBound) } ?? -1
    case "pfn": facts.frames.first.map { Int128($0) } ?? -1
    case "place": facts.place.map { Int128($0) } ?? -1
    case "value": facts.value.map { Int128($0) } ?? -1
    case "pid": world.bootedKernel.map { Int128($0.current.id.rawValue) } ?? -1
    case "depth": world.bootedKernel.map { Int128($0.tracer.depth) } ?? 0
    default: world.value(ofSymbol: name)
    }
  }

  var forwarded: any SymbolResolver { world }
  var symbolNames: [String] { Self.names + ["pid", "depth"] + world.symbolNames }

  /// At every event anew nothing is tried.
  func trial(of commands: SourceLine) throws(CommandError) -> any Trial {
    throw CommandError(.needsMachine, at: commands.range)
  }
}
