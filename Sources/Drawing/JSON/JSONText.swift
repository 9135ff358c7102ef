/// JSON in the making: values are written one behind the other, as they come, into one text.
///
/// Lists end where nobody wants the rest, unless the value is short; what else it holds is written.
final class JSONText {
  private(set) var bytes: [UInt8] = []
  private let patience: Patience
  /// How many elements of lists there are so far, at any depth.
  private var elementCount = 0
  /// Where an object's text lies while its keys are put in order.
  private var scratch: [UInt8] = []

  /// So many elements are written whatever becomes of somebody's patience.
  private static let shortCount = 1 << 12

  init(_ patience: Patience) { self.patience = patience }

  /// Whether one more element of a list is wanted.
  func wantsElement() -> Bool {
    elementCount += 1
    return elementCount <= Self.shortCount || !patience.isOver
  }

  func write(_ mark: Unicode.Scalar) { bytes.append(UInt8(ascii: mark)) }

  /// Writes a word of JSON's own or a number.
  func write(word: String) { bytes.append(contentsOf: word.utf8) }

  func write(string: String) { bytes.append(quoted: string) }

  /// Writes the key of a member.
  func write(key: String) {
    bytes.append(quoted: key)
    write(":")
  }

  /// Puts the members of an object in order, from `start` on, where its brace stands.
  ///
  /// - Parameter members: the keys and where they begin; of two that are alike the later one counts.
  /// - Complexity: O(bytes), nothing where they are in order.
  func sort(_ members: [(key: String, start: Int)], from start: Int) {
    let isSorted = zip(members, members.dropFirst()).allSatisfy { $0.key < $1.key }
    guard !isSorted else { return }
    scratch.removeAll(keepingCapacity: scratch.count <= 1 << 16)
    scratch.append(contentsOf: bytes[start...])
    bytes.removeLast(bytes.count - start)
    // Behind each but the last stands a comma.
    let ends = members.dropFirst().map { $0.start - 1 } + [start + scratch.count]
    let order = members.indices.sorted {
      (members[$0].key, members[$0].start) < (members[$1].key, members[$1].start)
    }
    write("{")
    for (place, index) in order.enumerated() {
      if place + 1 < order.count, members[order[place + 1]].key == members[index].key { continue }
      if bytes.count > start + 1 { write(",") }
      bytes.append(contentsOf: scratch[members[index].start - start..<ends[index] - start])
    }
  }
}

extension [UInt8] {
  /// Appends a string as JSON has it. The whole text is one access to the bytes.
  fileprivate mutating func append(quoted string: String) {
    append(UInt8(ascii: "\""))
    if string.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5c }) {
      for byte in string.utf8 { append(escaped: byte) }
    } else {
      append(contentsOf: string.utf8)
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func append(escaped byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append(contentsOf: "\\\"".utf8)
    case UInt8(ascii: "\\"): append(contentsOf: "\\\\".utf8)
    case 0x08: append(contentsOf: "\\b".utf8)
    case 0x09: append(contentsOf: "\\t".utf8)
    case 0x0a: append(contentsOf: "\\n".utf8)
    case 0x0c: append(contentsOf: "\\f".utf8)
    case 0x0d: append(contentsOf: "\\r".utf8)
    case 0..<0x10: append(contentsOf: "\\u000\(String(byte, radix: 16))".utf8)
    case 0x10..<0x20: append(contentsOf: "\\u00\(String(byte, radix: 16))".utf8)
    default: append(byte)
    }
  }
}
