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

  func write(_ byte: Unicode.Scalar) { bytes.append(UInt8(ascii: byte)) }

  /// Writes a word of JSON's own or a number.
  func write(word: String) { bytes.append(contentsOf: word.utf8) }

  func write(string: String) {
    write("\"")
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""): write(word: "\\\"")
      case UInt8(ascii: "\\"): write(word: "\\\\")
      case 0x08: write(word: "\\b")
      case 0x09: write(word: "\\t")
      case 0x0a: write(word: "\\n")
      case 0x0c: write(word: "\\f")
      case 0x0d: write(word: "\\r")
      case 0..<0x10: write(word: "\\u000\(String(byte, radix: 16))")
      case 0x10..<0x20: write(word: "\\u00\(String(byte, radix: 16))")
      default: bytes.append(byte)
      }
    }
    write("\"")
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
