/// A function of the machine with its arguments, as an expression calls it: `blocks(Normal, 4)`.
public struct FunctionCall: Sendable {
  public struct Argument: Sendable {
    /// A number, or a word's value.
    public let value: Int128
    /// Where it stands in the line.
    public let range: Range<Int>
  }

  public let name: String
  public let arguments: [Argument]
  /// Where the whole call stands in the line.
  public let range: Range<Int>
}

/// What carrying commands out on a machine that is thrown away has shown.
public protocol Trial {
  /// The names of the machine after them.
  var after: any SymbolResolver { get }

  /// What the commands took, or how the last of them ended: `faults`, `frames`, `errno`; nil for a
  /// name that is none of these.
  func figure(named name: String) -> Int128?
}
