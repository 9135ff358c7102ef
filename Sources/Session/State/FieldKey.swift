/// What a field of a structure is called: a name in ASCII that stays for good.
///
/// It is the field's key in JSON, and its digest is mixed with that of the value. Reworded text
/// changes neither.
struct FieldKey: Hashable, Sendable {
  let name: String
  /// The name's digest.
  let key: UInt64

  init(_ name: String) {
    self.name = name
    key = Digest.key(name)
  }

  static func == (left: Self, right: Self) -> Bool { left.key == right.key }
  func hash(into hasher: inout Hasher) { hasher.combine(key) }

  /// The only field of what has but one.
  static let value = FieldKey("value")
}

/// Who takes the fields of a place: a digest, or a list for whoever looks.
///
/// A structure names its fields once, for both.
protocol FieldSink {
  /// A number, an address, a frame, a truth. 0 is as good as not there.
  mutating func add(_ key: FieldKey, _ number: some BinaryInteger)

  /// A case of an enum: its number, and the code that programs read.
  mutating func add(_ key: FieldKey, _ number: some BinaryInteger, code: @autoclosure () -> String)

  /// A name: of a file, a process, a cache. Never a sentence.
  mutating func add(_ key: FieldKey, name: @autoclosure () -> String)

  /// Numbers whose order counts.
  mutating func add(_ key: FieldKey, list: some Sequence<some BinaryInteger>)
}

extension FieldSink {
  @inline(__always)
  mutating func add(_ key: FieldKey, _ truth: Bool) { add(key, truth ? 1 : 0 as UInt8) }
}

/// The digest of a place's fields: a sum in which each stands for itself.
package struct FieldDigest: FieldSink {
  private(set) var value: UInt64 = 0

  @inline(__always)
  mutating func add(_ key: FieldKey, _ number: some BinaryInteger) {
    value &+= Digest.term(UInt64(truncatingIfNeeded: number), under: key.key)
  }

  @inline(__always)
  mutating func add(_ key: FieldKey, _ number: some BinaryInteger, code: @autoclosure () -> String)
  {
    add(key, number)
  }

  mutating func add(_ key: FieldKey, name: @autoclosure () -> String) {
    add(key, list: name().utf8)
  }

  mutating func add(_ key: FieldKey, list: some Sequence<some BinaryInteger>) {
    value &+= Digest.term(Digest.of(list), under: key.key)
  }
}
