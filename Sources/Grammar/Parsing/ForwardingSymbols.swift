/// Names that somebody else knows, but for what a type says itself.
public protocol ForwardingSymbols: SymbolResolver {
  /// Who is asked.
  var forwarded: any SymbolResolver { get }
}

extension ForwardingSymbols {
  public func value(ofSymbol name: String) -> Int128? { forwarded.value(ofSymbol: name) }
  public func value(ofResult number: UInt64) -> Int128? { forwarded.value(ofResult: number) }
  public var resultCount: Int { forwarded.resultCount }
  public var symbolNames: [String] { forwarded.symbolNames }
  public func memory(at address: UInt32, byteCount: Int) -> UInt64? {
    forwarded.memory(at: address, byteCount: byteCount)
  }
  public var functionNames: [String] { forwarded.functionNames }
  public func value(of call: FunctionCall) throws(CommandError) -> Int128 {
    try forwarded.value(of: call)
  }
  public func start(at range: Range<Int>) throws(CommandError) -> any SymbolResolver {
    try forwarded.start(at: range)
  }
  public func trial(of commands: SourceLine) throws(CommandError) -> any Trial {
    try forwarded.trial(of: commands)
  }
}
