import Drawing
import Grammar

/// A picture was written.
package struct PictureFileReport: Report {
  package static let kind = "picture-file"

  package let file: String
  package let figure: String
  let title: Caption

  package init(_ file: String, _ picture: Picture) {
    self.file = file
    figure = picture.figure
    title = picture.title
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append(title.words(in: canvas.language))
    text.appendLine(" -> \(file)", .label)
  }
}
