import Grammar
import KernelModel
import Reports

/// What the world knows, and the facts of the event at which the machine is halted.
extension Session: ForwardingSymbols {
  public var forwarded: any SymbolResolver { world }

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
}
