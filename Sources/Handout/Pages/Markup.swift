import Drawing
import Lessons

/// Pieces of HTML: whatever somebody wrote goes through `markup` on its way here.
enum Markup {
  /// Words of the program's own or of a lesson, in each language; once where they do not differ.
  static func words(_ text: HandoutText, tag: String = "span", class name: String = "") -> String {
    guard text.differsByLanguage else {
      return element(tag, name, pieces(text, .english))
    }
    return Language.allCases.map { language in
      element(
        tag, name.isEmpty ? language.rawValue : "\(language.rawValue) \(name)",
        pieces(text, language), " lang=\"\(language.rawValue)\"")
    }.joined()
  }

  static func words(_ phrase: HandoutPhrase, tag: String = "span", class name: String = "") -> String {
    words(HandoutText(phrase), tag: tag, class: name)
  }

  private static func element(
    _ tag: String, _ name: String, _ content: String, _ more: String = ""
  ) -> String {
    "<\(tag)\(name.isEmpty ? "" : " class=\"\(name)\"")\(more)>\(content)</\(tag)>"
  }

  private static func pieces(_ text: HandoutText, _ language: Language) -> String {
    text.pieces(in: language).map { markup(of: $0) }.joined()
  }

  private static func markup(of piece: HandoutText.Piece) -> String {
    switch piece {
    case .words(let words), .value(let words): words.markup
    case .code(let code): "<code>\(code.markup)</code>"
    }
  }

  /// Printed text, a span a role.
  ///
  /// - Parameter room: bytes that it may take; it ends with a whole line.
  /// - Returns: the HTML, and how many lines were left out.
  static func output(_ text: StyledText, room: Int) -> (html: String, omitted: Int) {
    var lines: [String] = [""]
    text.forEachPiece { piece, role in
      let parts = piece.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        if index > 0 { lines.append("") }
        guard !part.isEmpty else { continue }
        let html = part.markup
        lines[lines.count - 1] +=
          HandoutStyle.name(of: role).map { "<span class=\"\($0)\">\(html)</span>" } ?? html
      }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    var (html, kept) = ("", 0)
    for line in lines {
      guard html.utf8.count + line.utf8.count < room else { break }
      html += line + "\n"
      kept += 1
    }
    return (html, lines.count - kept)
  }
}
