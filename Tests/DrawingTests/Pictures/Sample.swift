@testable import Drawing

/// Captions and things of nothing in particular.
enum Sample {
  static func words(_ text: String, _ role: Role = .plain) -> Caption { Caption(.name(text), role) }

  static func item(
    _ id: String, _ text: String, _ detail: String = "", _ role: Role = .plain,
    letter: Character? = nil, size: UInt64? = nil
  ) -> PictureItem {
    PictureItem(
      id, words(text), detail: detail.isEmpty ? Caption() : words(detail), role, letter: letter,
      size: size)
  }

  static func picture(
    _ shapes: Shape..., titles: [String] = [], links: [Picture.Link] = []
  ) -> Picture {
    let panels = shapes.enumerated().map { index, shape in
      Picture.Panel(shape, title: index < titles.count ? words(titles[index]) : Caption())
    }
    return Picture(
      "sample", title: words("Title"), summary: words("Summary"), bands: [.init(panels)],
      links: links)
  }

  /// As a terminal shows it, without the title.
  static func drawn(
    _ picture: Picture, since older: Picture? = nil, width: Int = 80,
    glyphs: Canvas.Glyphs = .unicode, language: Language = .english
  ) -> String {
    let changes = older.map { picture.changes(since: $0) } ?? PictureChanges()
    let view = PictureView(picture, changes: changes)
    let text = view.drawn(on: Canvas(width: width, glyphs: glyphs, language: language)).text
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
      .joined(separator: "\n")
  }

  static func svg(_ picture: Picture, since older: Picture? = nil) -> String {
    SVGRenderer(language: .english, isStandalone: true)
      .render(picture, changes: older.map { picture.changes(since: $0) } ?? PictureChanges())
  }

  /// A chart of one bar of 100 with a part of each size.
  static func bars(_ sizes: [(String, UInt64)], total: UInt64 = 100) -> Shape {
    let roles: [Role] = [.first, .second, .third, .fourth]
    let parts = sizes.enumerated().map { index, part in
      item(
        "part.\(part.0)", part.0, "", roles[index % 4], letter: part.0.first, size: part.1)
    }
    return .bars(BarChart(.frames, [.init(item("bar", "RAM", "100"), total: total, parts: parts)]))
  }
}
