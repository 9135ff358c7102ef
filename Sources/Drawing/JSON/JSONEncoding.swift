/// Has values write themselves as JSON. Where in a value they stand they are not told.
struct JSONEncoding: Encoder {
  let place: JSONPlace

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// The bytes of a value, each object's keys in order.
  static func bytes(of value: some Encodable, _ patience: Patience) throws -> [UInt8] {
    let text = JSONText(patience)
    let place = JSONPlace(in: text)
    try value.encode(to: JSONEncoding(place: place))
    place.end()
    return text.bytes
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    place.beginObject()
    return KeyedEncodingContainer(Members<Key>(place: place))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    place.beginList()
    return Elements(place: place)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Single(place: place) }
}

extension JSONEncoding {
  private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let place: JSONPlace

    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { place.member(key.stringValue) { $0.write(word: "null") } }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
      try place.member(key.stringValue) { try value.encode(to: JSONEncoding(place: $0)) }
    }

    // The library's own refuse the widest numbers.
    func encode(_ value: Int128, forKey key: Key) throws { try encode(wide: value, key) }
    func encode(_ value: UInt128, forKey key: Key) throws { try encode(wide: value, key) }

    private func encode(wide value: some Encodable, _ key: Key) throws {
      try encode(value, forKey: key)
    }

    func nestedContainer<Inner: CodingKey>(
      keyedBy type: Inner.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Inner> {
      inner(key.stringValue).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      inner(key.stringValue).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { inner("super") }
    func superEncoder(forKey key: Key) -> any Encoder { inner(key.stringValue) }

    private func inner(_ key: String) -> JSONEncoding { JSONEncoding(place: place.openMember(key)) }
  }

  private struct Elements: UnkeyedEncodingContainer {
    let place: JSONPlace
    /// How many were written or not wanted.
    private(set) var count = 0

    init(place: JSONPlace) { self.place = place }

    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil() {
      count += 1
      place.element { $0.write(word: "null") }
    }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
      count += 1
      try place.element { try value.encode(to: JSONEncoding(place: $0)) }
    }

    mutating func encode(_ value: Int128) throws { try encode(wide: value) }
    mutating func encode(_ value: UInt128) throws { try encode(wide: value) }

    private mutating func encode(wide value: some Encodable) throws { try encode(value) }

    mutating func nestedContainer<Inner: CodingKey>(
      keyedBy type: Inner.Type
    ) -> KeyedEncodingContainer<Inner> {
      inner().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
      inner().unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder { inner() }

    private mutating func inner() -> JSONEncoding {
      count += 1
      return JSONEncoding(place: place.openElement())
    }
  }

  private struct Single: SingleValueEncodingContainer {
    let place: JSONPlace

    var codingPath: [any CodingKey] { [] }

    func encodeNil() { place.write(word: "null") }
    func encode(_ value: Bool) { place.write(word: value ? "true" : "false") }
    func encode(_ value: String) { place.write(string: value) }
    func encode(_ value: Double) throws { try write(real: value) }
    func encode(_ value: Float) throws { try write(real: value) }
    func encode(_ value: Int) { write(value) }
    func encode(_ value: Int8) { write(value) }
    func encode(_ value: Int16) { write(value) }
    func encode(_ value: Int32) { write(value) }
    func encode(_ value: Int64) { write(value) }
    func encode(_ value: UInt) { write(value) }
    func encode(_ value: UInt8) { write(value) }
    func encode(_ value: UInt16) { write(value) }
    func encode(_ value: UInt32) { write(value) }
    func encode(_ value: UInt64) { write(value) }
    func encode(_ value: Int128) { write(value) }
    func encode(_ value: UInt128) { write(value) }

    func encode<Value: Encodable>(_ value: Value) throws {
      try value.encode(to: JSONEncoding(place: place))
    }

    private func write(_ number: some BinaryInteger) { place.write(word: String(number)) }

    /// - Throws: for what is no number in JSON.
    private func write<Number: BinaryFloatingPoint & CustomStringConvertible & Encodable>(
      real number: Number
    ) throws {
      guard number.isFinite else {
        throw EncodingError.invalidValue(
          number, .init(codingPath: [], debugDescription: "\(number)"))
      }
      let words = number.description
      place.write(word: words.hasSuffix(".0") ? String(words.dropLast(2)) : words)
    }
  }
}
