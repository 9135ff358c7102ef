import Grammar
import Session

extension PictureComplaint {
  var english: ErrorWords {
    switch self {
    case .isOfMachine(let figure):
      ErrorWords("'\(figure.rawValue)' shows the whole machine: it takes no number")
    case .needsTerminal:
      ErrorWords("there is no terminal to draw above the prompt", note: "'follow FILE.html' draws a page")
    case .drawsNoPNG:
      ErrorWords(
        "pictures are SVG or pages", note: "'rsvg-convert -o x.png x.svg' makes a PNG of an SVG")
    case .followsPages: ErrorWords("a picture is followed by a page: its file ends in .html")
    case .unknownEnding: ErrorWords("a picture's file ends in .svg or .html")
    }
  }
}
