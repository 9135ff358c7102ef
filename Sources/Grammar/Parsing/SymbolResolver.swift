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

  /// Every function that `value(of:)` knows.
  var functionNames: [String] { get }

  /// What a function of the machine is worth now.
  ///
  /// - Throws: what is wrong with the call, also that there is no such function.
  func value(of call: FunctionCall) throws(CommandError) -> Int128

  /// The names as they were at the start: of a task, or of the machine.
  ///
  /// - Parameter range: where they are asked for in the line.
  func start(at range: Range<Int>) throws(CommandError) -> any SymbolResolver

  /// Carries commands out on a machine like this one, which is thrown away.
  func trial(of commands: SourceLine) throws(CommandError) -> any Trial
}

extension SymbolResolver {
  /// Where there are only names there is no memory.
  public func memory(at address: UInt32, byteCount: Int) -> UInt64? { nil }

  /// Where there are only names there are no functions.
  public var functionNames: [String] { [] }

  public func value(of call: FunctionCall) throws(CommandError) -> Int128 {
    let start = call.range.lowerBound
    throw CommandError(
      .unknownFunction(
        call.name, nearest: Spelling.nearest(to: call.name, among: functionNames)),
      at: start..<start + call.name.utf8.count)
  }

  public func start(at range: Range<Int>) throws(CommandError) -> any SymbolResolver {
    throw CommandError(.needsMachine, at: range)
  }

  public func trial(of commands: SourceLine) throws(CommandError) -> any Trial {
    throw CommandError(.needsMachine, at: commands.range)
  }
}

/// Knows no name: expressions are numbers.
public struct NoSymbols: SymbolResolver {
  public init() {}
  public func value(ofSymbol name: String) -> Int128? { nil }
  public func value(ofResult number: UInt64) -> Int128? { nil }
  public var resultCount: Int { 0 }
  public var symbolNames: [String] { [] }
}
