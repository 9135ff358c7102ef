/// How long somebody wants to see more of a drawing. Long lists ask between two lines.
///
/// Two are equal whatever they say: what is drawn does not depend on it but for where it ends.
public struct Patience: Equatable, Sendable {
  private let hasEnded: @Sendable () -> Bool

  /// - Parameter hasEnded: asked often, so it must be quick.
  public init(hasEnded: @escaping @Sendable () -> Bool = { false }) { self.hasEnded = hasEnded }

  public static func == (one: Patience, other: Patience) -> Bool { true }

  /// The elements of a list up to where nobody wants the rest any more.
  public func wanted<List: Sequence>(_ list: List) -> LazyPrefixWhileSequence<List> {
    list.lazy.prefix { _ in !hasEnded() }
  }
}
