/// How long somebody wants to see more of a drawing. Long lists ask between two lines.
///
/// Two are equal whatever they say: what is drawn does not depend on it but for where it ends.
public struct Patience: Equatable, Sendable {
  private let hasEnded: @Sendable () -> Bool
  /// How many elements of a list are drawn although nobody wants more.
  private var leastCount = 0

  /// - Parameter hasEnded: asked often, so it must be quick.
  public init(hasEnded: @escaping @Sendable () -> Bool = { false }) { self.hasEnded = hasEnded }

  /// Whether nobody wants more.
  public var isOver: Bool { hasEnded() }

  public static func == (one: Patience, other: Patience) -> Bool { true }

  /// The same, with lists drawn to their end unless they are longer.
  public func passing(_ count: Int) -> Patience {
    var other = self
    other.leastCount = count
    return other
  }

  /// The elements of a list up to where nobody wants the rest any more.
  public func wanted<List: Sequence>(_ list: List) -> Wanted<List> {
    Wanted(rest: list.makeIterator(), patience: self)
  }

  /// Elements of a list, until somebody has seen enough.
  public struct Wanted<List: Sequence>: Sequence, IteratorProtocol {
    fileprivate var rest: List.Iterator
    fileprivate let patience: Patience
    private var count = 0

    fileprivate init(rest: List.Iterator, patience: Patience) {
      self.rest = rest
      self.patience = patience
    }

    public mutating func next() -> List.Element? {
      count += 1
      return count <= patience.leastCount || !patience.isOver ? rest.next() : nil
    }
  }
}
