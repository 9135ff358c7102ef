/// Numbers, names and codes by their keys, as JSON has them. What is nil is left out.
public struct KeyedFacts: Encodable, ExpressibleByDictionaryLiteral, Sendable {
  public typealias Fact = any Encodable & Sendable

  /// A key that is known only when it is written.
  public struct Name: CodingKey, ExpressibleByStringLiteral {
    public let stringValue: String
    public var intValue: Int? { nil }

    public init(stringValue: String) { self.stringValue = stringValue }
    public init(stringLiteral text: String) { stringValue = text }
    public init?(intValue: Int) { nil }
  }

  private let elements: [(key: String, value: Fact)]

  public init(dictionaryLiteral elements: (String, Fact?)...) {
    self.elements = elements.compactMap { key, value in value.map { (key, $0) } }
  }

  public var isEmpty: Bool { elements.isEmpty }
  public var keys: [String] { elements.map(\.key) }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Name.self)
    try encode(into: &container)
  }

  /// Writes each value; beside a number that a reader of doubles would round, its decimal digits
  /// under the same key with `Decimal` behind.
  func encode(into container: inout KeyedEncodingContainer<Name>) throws {
    for (key, value) in elements {
      if let number = value as? any BinaryInteger {
        try Self.encode(number, key, into: &container)
      } else {
        try container.encode(value, forKey: Name(stringValue: key))
      }
    }
  }

  private static func encode<Number: BinaryInteger>(
    _ number: Number, _ key: String, into container: inout KeyedEncodingContainer<Name>
  ) throws {
    let name = Name(stringValue: key)
    if let small = Int64(exactly: number) {
      try container.encode(small, forKey: name)
      guard small.magnitude > 1 << 53 else { return }
    } else {
      try container.encode(UInt64(clamping: number), forKey: name)
    }
    try container.encode("\(number)", forKey: Name(stringValue: key + "Decimal"))
  }
}
