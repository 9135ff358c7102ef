import Drawing
import Grammar
import KernelModel

/// What came of reading or writing a file from a place on.
package struct FileStreamReport: Report {
  package static let kind = "file-stream"

  package let file: String
  package let isWrite: Bool
  package let byteCount: UInt64
  package let pages: Int
  /// Of a read: pages that came from the disk for it, and ahead of it.
  package let pagesRead: Int
  /// Why no more was done, where less was done than asked.
  package let refusal: Refusal?
  package let interruption: Interruption?

  package init(
    _ stream: FileStream, isWrite: Bool, _ refusal: Refusal?, _ interruption: Interruption?
  ) {
    file = stream.file.name
    self.isWrite = isWrite
    byteCount = stream.byteCount
    pages = stream.pages
    pagesRead = stream.pagesRead
    self.refusal = refusal
    self.interruption = interruption
  }

  package var outcome: Outcome { .observed(Int128(byteCount)) }

  private enum Key: String, CodingKey {
    case file, isWrite, byteCount, pages, pagesRead, errno, reason, words
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(file, forKey: .file)
    try container.encode(isWrite, forKey: .isWrite)
    try container.encode(byteCount, forKey: .byteCount)
    try container.encode(pages, forKey: .pages)
    if !isWrite { try container.encode(pagesRead, forKey: .pagesRead) }
    try container.encodeIfPresent(refusal?.errno.name, forKey: .errno)
    try container.encodeIfPresent(refusal?.reason, forKey: .reason)
    try container.encodeIfPresent(refusal?.reason.english, forKey: .words)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("\(file): ")
    text.appendLine(
      canvas.words(
        isWrite
          ? FilePhrase.written(byteCount, pages: pages)
          : FilePhrase.read(byteCount, pages: pages, fromDisk: pagesRead)))
    guard let refusal else { return }
    text.append("  ")
    text.append(refusal.errno.name, .error)
    text.appendLine(" (\(canvas.words(refusal.reason)))", .faint)
  }
}

/// What is said of files and their pages.
enum FilePhrase: Sendable {
  case read(UInt64, pages: Int, fromDisk: Int)
  case written(UInt64, pages: Int)
  case writtenBack(Int)
  case dropped(Int)
  case stayed(mapped: Int, dirty: Int)
}
