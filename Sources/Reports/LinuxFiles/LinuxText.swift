import Drawing
import Grammar

/// Figures in the lines of one of Linux's files: what is read is bytes, what is encoded is numbers.
protocol LinuxText: Report {
  /// The whole file.
  var text: String { get }
  /// Figures of it that were found out twice; they stand in a line below the file.
  var audit: SelfAudit? { get }
  /// What of it is not as the kernel in force would print it; it stands in a line below.
  func note(on canvas: Canvas) -> String?
}

extension LinuxText {
  package static var isVerbatim: Bool { true }
  var audit: SelfAudit? { nil }
  func note(on canvas: Canvas) -> String? { nil }

  package func draw(on canvas: Canvas, into output: inout StyledText) {
    output.append(lines: text)
    audit?.draw(on: canvas, into: &output)
    if let note = note(on: canvas) { output.appendLine(note, .faint) }
  }
}

/// What stands below one of Linux's files.
enum LinuxFilePhrase: Sendable {
  case noLayoutBlock(version: String)
  /// The heading of numbers of blocks, by order.
  case orders
}

/// A named number of such a file.
package struct NamedFigure: Encodable, Sendable {
  let name: String
  let value: Int
}
