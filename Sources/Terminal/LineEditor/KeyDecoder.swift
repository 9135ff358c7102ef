import Drawing

/// Turns the bytes of a terminal into keys.
///
/// UTF-8 becomes scalars, invalid bytes U+FFFD; the escape sequences of the keys that every
/// keyboard has become `Special`; a bracketed paste (`ESC[200~` to `ESC[201~`) becomes one key.
struct KeyDecoder {
  enum Key: Equatable {
    case scalar(Unicode.Scalar)
    case special(Special)
    case paste(String)
  }

  /// A key without a character, under the code by which libedit's tables know it: C1 control
  /// characters, which no keyboard sends and which are dropped from input, as are the marks that
  /// turn text about.
  enum Special: UInt32, CaseIterable {
    case list = 0x80
    case paste, up, down, left, right, home, end, delete, wordLeft, wordRight
  }

  /// Whether sequences without a meaning here are delivered character by character, for the
  /// bindings of an `.editrc`; otherwise they vanish.
  var passesUnknownSequences = false

  private var bytes: [UInt8] = []
  private var start = 0
  /// How far from `start` a paste has been searched for its end.
  private var searchedCount = 0

  private static let pasteBegin = Array("\u{1b}[200~".utf8)
  private static let pasteEnd = Array("\u{1b}[201~".utf8)

  /// Whether nothing waits to be decoded.
  var isEmpty: Bool { start == bytes.count }

  /// Whether a paste has begun whose end is still to come, however long that takes.
  var isInsidePaste: Bool { bytes[start...].starts(with: Self.pasteBegin) }

  mutating func append(_ more: [UInt8]) {
    bytes.removeSubrange(..<start)
    start = 0
    bytes.append(contentsOf: more)
  }

  /// The next key, or nil when the bytes end within one.
  ///
  /// - Parameter isComplete: that nothing more of the key is on its way: an ESC that begins
  ///   nothing is then the key itself.
  mutating func next(isComplete: Bool) -> Key? {
    while start < bytes.count {
      let first = bytes[start]
      if first == 0x1b {
        switch decodeSequence(isComplete: isComplete) {
        case .key(let key): return key
        case .nothing: continue
        case .more: return nil
        }
      }
      guard let scalar = decodeScalar(isComplete: isComplete) else { return nil }
      if scalar.isASCII || !scalar.isHidden { return .scalar(scalar) }
    }
    return nil
  }

  private enum Decoded {
    case key(Key)
    /// A sequence without a meaning.
    case nothing
    /// The bytes end within a key.
    case more
  }

  // MARK: Characters

  private mutating func decodeScalar(isComplete: Bool) -> Unicode.Scalar? {
    let length: Int
    switch bytes[start] {
    case ..<0x80: length = 1
    case 0xc2...0xdf: length = 2
    case 0xe0...0xef: length = 3
    case 0xf0...0xf4: length = 4
    default: length = 1
    }
    let rest = bytes[start...].dropFirst().prefix(length - 1)
    let continued = rest.prefix { $0 & 0xc0 == 0x80 }.count
    if continued == rest.count, rest.count < length - 1, !isComplete { return nil }
    let taken = bytes[start..<start + 1 + continued]
    start += taken.count
    let text = String(validating: taken, as: UTF8.self)
    return text?.unicodeScalars.first ?? "\u{fffd}"
  }

  // MARK: Escape sequences

  /// Decodes what begins with ESC at `start`.
  private mutating func decodeSequence(isComplete: Bool) -> Decoded {
    let rest = bytes[start...]
    if rest.starts(with: Self.pasteBegin) { return decodePaste() }
    guard let length = sequenceLength(rest) else {
      if !isComplete { return .more }
      start += 1
      return .key(.scalar("\u{1b}"))
    }
    if length == 1 {
      start += 1
      return .key(.scalar("\u{1b}"))
    }
    let sequence = String(decoding: rest.dropFirst().prefix(length - 1), as: UTF8.self)
    if let special = Self.specials[sequence] {
      start += length
      return .key(.special(special))
    }
    guard !passesUnknownSequences else {
      start += 1
      return .key(.scalar("\u{1b}"))
    }
    start += length
    return .nothing
  }

  /// The bytes of the control sequence (ECMA-48, 5.4) or single shift that begins `bytes`; 1 when
  /// ESC begins none; nil when its end is missing.
  private func sequenceLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let introducer = bytes.dropFirst().first else { return nil }
    let body = bytes.dropFirst(2)
    switch introducer {
    case UInt8(ascii: "O"): return body.isEmpty ? nil : 3
    case UInt8(ascii: "["):
      // The Linux console's function keys: ESC [ [ A.
      if body.first == UInt8(ascii: "[") { return body.count > 1 ? 4 : nil }
      guard let end = body.firstIndex(where: { !(0x20...0x3f).contains($0) }) else { return nil }
      return end - bytes.startIndex + 1
    default: return 1
    }
  }

  private static let specials: [String: Special] = [
    "[A": .up, "OA": .up, "[B": .down, "OB": .down,
    "[C": .right, "OC": .right, "[D": .left, "OD": .left,
    "[H": .home, "OH": .home, "[1~": .home, "[7~": .home,
    "[F": .end, "OF": .end, "[4~": .end, "[8~": .end,
    "[3~": .delete,
    "[1;5C": .wordRight, "[1;3C": .wordRight, "[1;5D": .wordLeft, "[1;3D": .wordLeft,
  ]

  // MARK: Paste

  private mutating func decodePaste() -> Decoded {
    let begin = start + Self.pasteBegin.count
    let unsearched = bytes[max(begin, start + searchedCount - Self.pasteEnd.count)...]
    guard let end = unsearched.firstRange(of: Self.pasteEnd) else {
      searchedCount = bytes.count - start
      return .more
    }
    let text = String(decoding: bytes[begin..<end.lowerBound], as: UTF8.self)
    start = end.upperBound
    searchedCount = 0
    return .key(.paste(text))
  }
}
