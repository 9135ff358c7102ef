/// A fact with values beside its code: an object in JSON, `{"at":134516736,"code":"split", …}`.
public protocol DetailedFact: Coded {
  /// What goes with the code: numbers, addresses, codes of other facts. What is nil is left out.
  var details: Details { get }
}

/// Values by their keys.
public struct Details: ExpressibleByDictionaryLiteral {
  private(set) var values: [(key: String, value: (any Encodable)?)]

  public init(dictionaryLiteral elements: (String, (any Encodable)?)...) {
    values = elements.map { (key: $0.0, value: $0.1) }
  }

  /// The keys of the values that are there.
  public var keys: [String] { values.filter { $0.value != nil }.map(\.key) }

  /// The same with others behind them.
  public func joined(by others: Details) -> Details {
    var joined = self
    joined.values += others.values
    return joined
  }
}

extension Details: Encodable {
  /// An object with the values that are there.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: DetailKey.self)
    for (key, value) in values { try container.encode(value, forKey: key) }
  }
}

/// A number that may be too wide for programs that take every number for a double (jq, JavaScript):
/// it is written in decimal digits as well, under its key with `Decimal` behind it.
public protocol WideNumber: Encodable {
  var decimal: String { get }
  /// The number as far as JSON's readers have room for it: 64 bits.
  var number: any Encodable { get }
}

extension UInt64: WideNumber {
  public var decimal: String { String(self) }
  public var number: any Encodable { self }
}

extension Int128: WideNumber {
  public var decimal: String { String(self) }
  public var number: any Encodable {
    Int64(exactly: self) ?? UInt64(clamping: self) as any Encodable
  }
}

extension DetailedFact {
  public func encode(to encoder: any Encoder) throws { try encodeDetails(to: encoder) }

  fileprivate func encodeDetails(to encoder: any Encoder) throws {
    try (["code": code] as Details).joined(by: details).encode(to: encoder)
  }
}

/// As with codes: a raw value must not stand in the way.
extension DetailedFact where Self: RawRepresentable, RawValue == UInt64 {
  public func encode(to encoder: any Encoder) throws { try encodeDetails(to: encoder) }
}

/// The name of a value in a fact or a report.
public struct DetailKey: CodingKey, ExpressibleByStringLiteral {
  public let stringValue: String
  public var intValue: Int? { nil }

  public init(stringValue: String) { self.stringValue = stringValue }
  public init?(intValue: Int) { nil }
  public init(stringLiteral value: String) { stringValue = value }
}

extension KeyedEncodingContainer<DetailKey> {
  /// A value under its key, nothing for nil, a wide number in digits as well.
  public mutating func encode(_ value: (any Encodable)?, forKey key: String) throws {
    guard let value else { return }
    let name = DetailKey(stringValue: key)
    guard let wide = value as? any WideNumber else { return try encode(value, forKey: name) }
    try encode(wide.number, forKey: name)
    try encode(wide.decimal, forKey: DetailKey(stringValue: key + "Decimal"))
  }
}
