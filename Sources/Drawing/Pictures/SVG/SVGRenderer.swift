/// Draws pictures as SVG: 1280 pixels wide, text of 19 pixels in cells of 12x24.
public struct SVGRenderer {
  let language: Language
  /// A file of its own carries its style; in a page the page does.
  let isStandalone: Bool
  /// In front of every id: what makes them unique where several pictures stand in a page.
  let prefix: String

  static let width = 1280
  static let margin = 40
  static let columnCount = (width - 2 * margin) / Plate.cellWidth
  /// What the title takes above the plate.
  static let titleHeight = 48

  /// What a file of its own begins with.
  public static let opening = "<svg xmlns=\"http://www.w3.org/2000/svg\""

  public init(language: Language, isStandalone: Bool, prefix: String = "") {
    self.language = language
    self.isStandalone = isStandalone
    self.prefix = prefix
  }

  /// - Complexity: O(things in the picture)
  public func render(_ picture: Picture, changes: PictureChanges = PictureChanges()) -> String {
    let layout = PictureLayout(
      picture, changes, in: language, columnCount: Self.columnCount, resolution: 1)
    let height =
      2 * Self.margin + Self.titleHeight + layout.plate.lineCount * Plate.cellHeight
    let title = picture.title.words(in: language)
    let id = prefix + picture.figure
    var writer = SVGWriter(prefix: prefix)
    writer.open(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(Self.width) \(height)"),
        ("role", "img"), ("aria-labelledby", "\(id)-t \(id)-d"), ("lang", language.rawValue),
        ("class", "pw"),
      ])
    writer.element("title", [("id", "\(id)-t")], title)
    writer.element("desc", [("id", "\(id)-d")], picture.summary.words(in: language))
    var drawing = SVGWriter(prefix: prefix)
    drawing.define(hatchingsOf: layout.plate)
    drawing.open("rect", [("width", "100%"), ("height", "100%"), ("class", "bg")], isEmpty: true)
    drawing.element(
      "text",
      [
        ("x", "\(Self.margin)"), ("y", "\(Self.margin + 18)"), ("class", "t"),
        ("data-w", "\(Self.columnCount)"),
      ], title)
    drawing.open(
      "g", [("transform", "translate(\(Self.margin) \(Self.margin + Self.titleHeight))")])
    drawing.draw(layout.plate, figure: picture.figure)
    drawing.close("g")
    drawing.close("svg")
    if isStandalone { writer.raw("<style>\(SVGStyle(of: drawing.classes).rules)</style>") }
    return writer.text + drawing.text + "\n"
  }

  /// The rules of all pictures of a page: light, dark and paper.
  public static let style = SVGStyle.page
}
