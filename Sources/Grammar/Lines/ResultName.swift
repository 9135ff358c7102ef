/// What a result is called: `$7`, or `$a7` when the line stood beside those of a file.
public struct ResultName: Hashable, Sendable {
  /// From 1; the two kinds are numbered apart.
  public let number: Int
  public let isAside: Bool

  public init(_ number: Int, isAside: Bool = false) {
    self.number = number
    self.isAside = isAside
  }

  public var text: String { isAside ? "$a\(number)" : "$\(number)" }

  /// The `n` of `$n`; nil beside a file.
  public var counted: Int? { isAside ? nil : number }

  /// The `n` of `$an`; nil where it is none.
  public var aside: Int? { isAside ? number : nil }
}
