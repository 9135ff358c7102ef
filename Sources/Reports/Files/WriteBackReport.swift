import Drawing
import Grammar

/// Pages of files that went to their disks.
package struct WriteBackReport: Report {
  package static let kind = "write-back"

  package let call: String
  package let pages: Int

  package init(_ call: String, pages: Int) {
    self.call = call
    self.pages = pages
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine("\(call): \(canvas.words(FilePhrase.writtenBack(pages)))")
  }
}
