/// What may pass although a terminal obeys it.
public struct PassedControls: OptionSet, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The ends of lines.
  public static let lineEnds = PassedControls(rawValue: 1)
  /// Colours and weights, and nothing else that begins with an escape. ECMA-48: SGR.
  public static let looks = PassedControls(rawValue: 2)
}

extension String {
  /// The text with everything in plain sight that a terminal would obey or hide: whatever a file, a
  /// name or a trace holds can be shown so.
  ///
  /// - Complexity: O(length); nothing is copied where nothing is hidden.
  public func visible(passing passed: PassedControls = []) -> String {
    let bytes = utf8.span
    var shown: [UInt8] = []
    var (start, index) = (0, 0)
    while index < bytes.count {
      let byte = bytes[index]
      if 0x20...0x7e ~= byte || byte == 0x09 || byte == 0x0a && passed.contains(.lineEnds) {
        index += 1
        continue
      }
      let scalar = bytes.scalar(at: index)
      var next = index + UTF8.width(scalar)
      var isHidden = scalar.isHidden
      if byte == 0x1b, passed.contains(.looks), let end = bytes.endOfLook(at: index) {
        next = end
        isHidden = false
      }
      if isHidden {
        for place in start..<index { shown.append(bytes[place]) }
        shown += scalar.inPlainSight.utf8
        start = next
      }
      index = next
    }
    guard start > 0 else { return self }
    for place in start..<bytes.count { shown.append(bytes[place]) }
    return String(decoding: shown, as: UTF8.self)
  }

  /// Whether nothing of the text is hidden.
  public var isVisible: Bool { !unicodeScalars.contains(where: \.isHidden) }
}

extension Span<UInt8> {
  /// The scalar whose first byte is at an index of valid UTF-8.
  fileprivate func scalar(at index: Int) -> Unicode.Scalar {
    let first = self[index]
    guard first >= 0x80 else { return Unicode.Scalar(first) }
    let length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
    var value = UInt32(first) & (0x7f >> UInt32(length))
    for place in index + 1..<index + length { value = value << 6 | UInt32(self[place] & 0x3f) }
    return Unicode.Scalar(value) ?? "\u{fffd}"
  }

  /// The index behind a look that begins at an index: `ESC [ 1 ; 31 m`; nil for anything else.
  fileprivate func endOfLook(at index: Int) -> Int? {
    var place = index + 1
    guard place < count, self[place] == UInt8(ascii: "[") else { return nil }
    repeat {
      place += 1
      guard place < count else { return nil }
    } while 0x30...0x39 ~= self[place] || self[place] == UInt8(ascii: ";")
    return self[place] == UInt8(ascii: "m") ? place + 1 : nil
  }
}
