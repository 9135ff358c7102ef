import Hardware

/// Phrases that many sentences share.
public enum English {
  /// The nearest known word, if there is one.
  public static func suggestion(_ word: String?) -> String? { word.map { "did you mean '\($0)'?" } }

  /// A sign that an input method has made wide.
  static func remark(onWideSign found: Found) -> String? {
    guard case .word(let text) = found, let scalar = text.unicodeScalars.first,
      0xff01...0xff5e ~= scalar.value, let narrow = UnicodeScalar(scalar.value - 0xfee0)
    else { return nil }
    return "'\(scalar)' is a full-width sign: type '\(narrow)'"
  }

  public static func bounds(
    _ bounds: ClosedRange<Int128>, of what: String, inHexadecimal: Bool = false
  ) -> String {
    func spelled(_ bound: Int128) -> String {
      guard inHexadecimal else { return "\(bound)" }
      return (bound < 0 ? "-" : "") + "0x\(hexadecimal(bound.magnitude))"
    }
    return "\(what) goes from \(spelled(bounds.lowerBound)) to \(spelled(bounds.upperBound))"
  }
}
