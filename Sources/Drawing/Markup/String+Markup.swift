extension StringProtocol {
  /// The text as content or as an attribute's value of HTML and SVG: nothing in it is markup, and
  /// what a terminal would obey or hide stands in plain sight (XML has no room for it either).
  public var markup: String { String(self).visible(passing: .lineEnds).escapedExactly }
}

extension String {
  /// The text as content or an attribute's value of HTML, from which exactly the same can be read
  /// again: nothing in it is markup.
  public var escapedExactly: String {
    var escaped = ""
    escaped.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      case _ where scalar.isHidden: escaped += "&#\(scalar.value);"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
