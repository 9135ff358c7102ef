/// Knows what the names in an expression stand for.
public protocol SymbolResolver {
  /// The value of a register, a symbol or a named result; nil when nothing bears the name.
  func value(ofSymbol name: String) -> Int128?

  /// The value of `$n`, or of `$` when `number` is 0; nil when there is no such result.
  func value(ofResult number: UInt64) -> Int128?

  /// How many results there are.
  var resultCount: Int { get }

  /// Every name that `value(ofSymbol:)` knows, for completion and for suggestions.
  var symbolNames: [String] { get }

  /// What memory holds from an address on, little-endian, looked at and not touched; nil where
  /// nothing can be seen.
  ///
  /// - Parameter byteCount: 1 to 8.
  func memory(at address: UInt32, byteCount: Int) -> UInt64?
}

extension SymbolResolver {
  /// Where there are only names there is no memory.
  public func memory(at address: UInt32, byteCount: Int) -> UInt64? { nil }
}

/// Knows no name: expressions are numbers.
public struct NoSymbols: SymbolResolver {
  public init() {}
  public func value(ofSymbol name: String) -> Int128? { nil }
  public func value(ofResult number: UInt64) -> Int128? { nil }
  public var resultCount: Int { 0 }
  public var symbolNames: [String] { [] }
}
