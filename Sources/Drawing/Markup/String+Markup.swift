extension StringProtocol {
  /// The text as content or as an attribute's value of HTML and SVG: nothing in it is markup, and
  /// what a terminal would obey or hide stands in plain sight (XML has no room for it either).
  public var markup: String { String(self).visible(passing: .lineEnds).escaped }

  private var escaped: String {
    var escaped = ""
    escaped.reserveCapacity(utf8.count)
    for character in unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
