import CEditline

/// How many columns of a terminal a text takes.
enum DisplayWidth {
  /// The columns of one scalar: 0 for control and combining characters, 2 for wide ones.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x7f { return scalar.value < 0x20 ? 0 : 1 }
    return max(0, Int(wcwidth(wchar_t(bitPattern: scalar.value))))
  }

  /// The columns of a text without escapes.
  ///
  /// - Complexity: O(length).
  static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  /// The longest beginning of `text` that takes at most `columns`.
  static func prefix(of text: String, columns: Int) -> String {
    var width = 0
    let scalars = text.unicodeScalars.prefix {
      width += of($0)
      return width <= columns
    }
    return String(scalars)
  }
}
