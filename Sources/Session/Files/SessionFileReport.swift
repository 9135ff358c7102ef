import Drawing

/// A session that was written into a file or read from one.
struct SessionFileReport: Report {
  static let kind = "session"

  let file: String
  let isSaved: Bool
  let commands: Int
  let digest: String

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append(canvas.words(FilesPhrase.commands(commands)))
    text.append(" \(canvas.words(isSaved ? FilesPhrase.saved : .loaded))", .faint)
    text.append(", \(canvas.words(FilesPhrase.digest)) ")
    text.appendLine(digest, .value)
  }
}
