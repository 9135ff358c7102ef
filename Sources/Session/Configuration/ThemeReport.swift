import Drawing
import Grammar

/// The themes, and the one that is chosen.
package struct ThemeReport: Report {
  package static let kind = "theme"

  package let theme: Theme

  package init(_ theme: Theme) { self.theme = theme }

  package enum CodingKeys: CodingKey { case theme, themes }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(theme, forKey: .theme)
    try container.encode(Theme.allCases, forKey: .themes)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let width = Theme.allCases.reduce(0) { max($0, $1.code.count) }
    for known in Theme.allCases {
      text.append(known == theme ? "* " : "  ", .label)
      text.append(known.code.left(width), known == theme ? .command : .plain)
      text.append("  ")
      text.appendWrapped(canvas.words(known), .faint, from: width + 4, width: canvas.width)
    }
  }
}

/// No theme has that name.
package struct ThemeComplaint: Complaint {
  let typed: String

  package init(_ typed: String) { self.typed = typed }

  package var code: String { "unknown-theme" }
  package var details: Details { ["typed": typed, "nearest": nearest] }

  /// The name that was probably meant.
  var nearest: String? { Spelling.nearest(to: typed, among: Theme.allCases.map(\.code)) }
}
