import Drawing
import Grammar

/// The figures and what each shows.
package struct FigureListReport: Report {
  package static let kind = "figures"

  package let figures = Figure.allCases

  package init() {}

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    for figure in figures {
      text.append("  " + figure.rawValue.left(12), .command)
      text.appendWrapped(canvas.words(figure), .plain, from: 14, width: canvas.width)
    }
  }
}
