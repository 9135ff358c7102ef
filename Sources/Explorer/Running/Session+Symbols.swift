extension Session: SymbolResolver {
  public func value(ofSymbol name: String) -> Int128? {
    results.value(named: name) ?? symbol(name)
  }

  public func value(ofResult number: UInt64) -> Int128? { results.value(number) }

  public var resultCount: Int { results.values.count }

  public var symbolNames: [String] { results.names }

  /// The value of a register or of a symbol of the kernel.
  private func symbol(_ name: String) -> Int128? { nil }

  func isSymbol(_ name: String) -> Bool { symbol(name) != nil }
}
