extension Unicode.Scalar {
  /// Whether a terminal obeys the scalar instead of showing it, or shows others in another order or
  /// nothing at all because of it: control characters, the marks and overrides of bidirectional
  /// text, separators of lines, and what has no width. A tab is none of them.
  ///
  /// Those that scripts and pictures are written with stay: the soft hyphen and the joiners.
  public var isHidden: Bool {
    switch value {
    case 0x20...0x7e, 0x09: false
    case 0x00...0x1f, 0x7f...0x9f: true
    case 0x61c, 0x180e, 0x200b, 0x200e...0x200f, 0x2028...0x202e, 0x2060...0x206f, 0xfeff,
      0xfff9...0xfffb, 0xe0000...0xe007f:
      true
    default: false
    }
  }

  /// What is shown in its place, as less(1) has it: `^[`, `<U+202E>`.
  var inPlainSight: String {
    switch value {
    case 0x00...0x1f, 0x7f: return "^\(Character(Unicode.Scalar(UInt8(value) ^ 0x40)))"
    default:
      let digits = String(value, radix: 16, uppercase: true)
      return "<U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)>"
    }
  }
}
