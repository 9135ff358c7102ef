import Drawing
import Grammar

/// A session that was written into a file or read from one.
package struct SessionFileReport: Report {
  package static let kind = "session"

  package let file: String
  package let isSaved: Bool
  package let commands: Int
  package let digest: String

  package init(file: String, isSaved: Bool, commands: Int, digest: String) {
    self.file = file
    self.isSaved = isSaved
    self.commands = commands
    self.digest = digest
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append(canvas.words(FilesPhrase.commands(commands)))
    text.append(" \(canvas.words(isSaved ? FilesPhrase.saved : .loaded))", .faint)
    text.append(", \(canvas.words(FilesPhrase.digest)) ")
    text.appendLine(digest, .value)
  }
}
