import Drawing

/// The fields of a place, for whoever looks: in JSON an object of numbers, codes, names and lists.
package struct FieldList: FieldSink, Equatable, Sendable {
  enum Value: Equatable, Sendable {
    case number(Int128)
    case code(String, number: UInt64)
    case name(String)
    case list([UInt64])
  }

  struct Field: Equatable, Sendable {
    package let key: FieldKey
    package let value: Value
  }

  private(set) var fields: [Field] = []

  mutating func add(_ key: FieldKey, _ number: some BinaryInteger) {
    fields.append(Field(key: key, value: .number(Int128(number))))
  }

  mutating func add(_ key: FieldKey, _ number: some BinaryInteger, code: @autoclosure () -> String)
  {
    let value = Value.code(code(), number: UInt64(truncatingIfNeeded: number))
    fields.append(Field(key: key, value: value))
  }

  mutating func add(_ key: FieldKey, name: @autoclosure () -> String) {
    fields.append(Field(key: key, value: .name(name())))
  }

  mutating func add(_ key: FieldKey, list: some Sequence<some BinaryInteger>) {
    let numbers = list.map { UInt64(truncatingIfNeeded: $0) }
    fields.append(Field(key: key, value: .list(numbers)))
  }

  /// A list of one number.
  static func number(_ number: some BinaryInteger, _ key: FieldKey = .value) -> FieldList {
    var list = FieldList()
    list.add(key, number)
    return list
  }
}

extension FieldList {
  var isEmpty: Bool { fields.isEmpty }

  private func value(_ key: FieldKey) -> Value? { fields.first { $0.key == key }?.value }

  func has(_ key: FieldKey) -> Bool { value(key) != nil }

  /// A field's number; 0 when it is not there.
  subscript(_ key: FieldKey) -> Int128 {
    switch value(key) {
    case .number(let number): number
    case .code(_, let number): Int128(number)
    case .name, .list, nil: 0
    }
  }

  /// A field's number in 64 bits.
  func word(_ key: FieldKey) -> UInt64 { UInt64(truncatingIfNeeded: self[key]) }

  /// A field's name; empty when it is not there.
  func name(_ key: FieldKey) -> String {
    if case .name(let name) = value(key) { name } else { "" }
  }

  func list(_ key: FieldKey) -> [UInt64] {
    if case .list(let numbers) = value(key) { numbers } else { [] }
  }

  func without(_ keys: Set<FieldKey>) -> [Field] { fields.filter { !keys.contains($0.key) } }

  /// What the list adds to a digest, field by field.
  var digest: UInt64 {
    var digest = FieldDigest()
    for field in fields {
      switch field.value {
      case .number(let number): digest.add(field.key, number)
      case .code(_, let number): digest.add(field.key, number)
      case .name(let name): digest.add(field.key, name: name)
      case .list(let numbers): digest.add(field.key, list: numbers)
      }
    }
    return digest.value
  }
}

extension FieldList: Encodable {
  /// Beside a number that a reader of JSON may round stands `…Decimal`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: DetailKey.self)
    for field in fields {
      let key = DetailKey(stringValue: field.key.name)
      switch field.value {
      case .number(let number):
        try container.encode(number, forKey: key)
        guard number.magnitude > 1 << 53 else { continue }
        try container.encode(
          String(number), forKey: DetailKey(stringValue: field.key.name + "Decimal"))
      case .code(let code, _): try container.encode(code, forKey: key)
      case .name(let name): try container.encode(name, forKey: key)
      case .list(let numbers): try container.encode(numbers, forKey: key)
      }
    }
  }
}
