/// Figures in the lines of one of Linux's files: what is read is bytes, what is encoded is numbers.
protocol LinuxText: Report {
  /// The whole file.
  var text: String { get }
}

extension LinuxText {
  func draw(on canvas: Canvas, into output: inout StyledText) { output.append(text) }
}

/// A named number of such a file.
struct NamedFigure: Encodable, Sendable {
  let name: String
  let value: Int
}
