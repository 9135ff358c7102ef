/// A page with one picture: drawing, what it says, and its numbers as a table.
public struct PicturePage {
  private let language: Language
  /// Whether a browser that shows it looks for a newer one by itself.
  private let renewsItself: Bool

  /// What such a page begins with.
  public static let opening = "<!DOCTYPE html>\n<!-- pagewalk picture -->\n"

  public init(language: Language, renewsItself: Bool = false) {
    self.language = language
    self.renewsItself = renewsItself
  }

  public func text(of picture: Picture, changes: PictureChanges = PictureChanges()) -> String {
    let svg = SVGRenderer(language: language, isStandalone: false)
      .render(picture, changes: changes)
    let title = picture.title.words(in: language).markup
    let renewal = renewsItself ? "<meta http-equiv=\"refresh\" content=\"1\">\n" : ""
    let rows = picture.table(in: language).map { row in
      "<tr><th scope=\"row\">\(row.what.markup)</th><td>\(row.value.markup)</td></tr>"
    }
    return Self.opening + """
      <html lang="\(language.rawValue)">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      \(renewal)<title>\(title)</title>
      <style>
      \(Self.style)\(SVGRenderer.style)
      </style>
      <main>
      \(svg)<p>\(picture.summary.words(in: language).markup)</p>
      <details><summary>\(PictureWord.numbers.words(in: language))</summary>
      <table>
      \(rows.joined(separator: "\n"))
      </table>
      </details>
      </main>
      </html>

      """
  }

  private static let style = """
    :root{color-scheme:light dark}body{margin:0;background:#fff;color:#1b1b1b}
    main{max-width:1280px;margin:auto;font:20px/1.5 system-ui,"Noto Sans CJK SC",sans-serif}
    svg{width:100%;height:auto}p,details{margin:1em 40px}td,th{text-align:left;padding:0 1em 0 0}
    @media(prefers-color-scheme:dark){body{background:#16191d;color:#f1f3f4}}

    """
}
