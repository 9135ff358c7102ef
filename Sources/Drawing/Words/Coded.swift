/// A fact with a code that programs read, beside its numbers: JSON holds codes, never sentences.
///
/// Codes are lower case with hyphens (`no-area`), and stay when words are rewritten.
public protocol Coded: Encodable, Sendable {
  var code: String { get }
}

extension Coded {
  /// The code alone, for facts without numbers of their own.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}
