import Grammar
import KernelModel
import Reports

/// What the world knows, and the facts of the event at which the machine is halted.
extension Session: SymbolResolver {
  public func value(ofSymbol name: String) -> Int128? {
    world.value(ofSymbol: name) ?? fact(named: name)
  }

  /// A fact of the event at which the machine is halted: `order`, `addr`, `pfn`.
  private func fact(named name: String) -> Int128? {
    guard halted != nil, let stop = debugger.stop, EventSymbols.names.contains(name) else {
      return nil
    }
    return EventSymbols(stop.entry.event, world).value(ofSymbol: name)
  }

  public func value(ofResult number: UInt64) -> Int128? { world.value(ofResult: number) }

  public var resultCount: Int { world.resultCount }

  public var symbolNames: [String] { world.symbolNames }

  public func memory(at address: UInt32, byteCount: Int) -> UInt64? {
    world.memory(at: address, byteCount: byteCount)
  }

  public var functionNames: [String] { world.functionNames }

  public func value(of call: FunctionCall) throws(CommandError) -> Int128 {
    try world.value(of: call)
  }

  public func start(at range: Range<Int>) throws(CommandError) -> any SymbolResolver {
    try world.start(at: range)
  }

  public func trial(of commands: SourceLine) throws(CommandError) -> any Trial {
    try world.trial(of: commands)
  }
}
