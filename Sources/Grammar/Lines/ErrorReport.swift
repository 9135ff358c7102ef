import Drawing

/// What is wrong with a line, as a report: a program reads it like any other.
public struct ErrorReport: Report {
  public static let kind = "error"

  public let error: CommandError
  /// The line as it was typed.
  public let line: SourceLine
  /// The file and line that it came from, when that was no prompt.
  public let place: Place?

  public init(_ error: CommandError, in line: SourceLine, place: Place? = nil) {
    self.error = error
    self.line = line
    self.place = place
  }

  public enum CodingKeys: CodingKey { case message, note, input, column, file, line }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(error.message, forKey: .message)
    try container.encodeIfPresent(error.note, forKey: .note)
    try container.encode(line.text, forKey: .input)
    try container.encode(line.column(of: error.range.lowerBound), forKey: .column)
    try container.encodeIfPresent(place?.file, forKey: .file)
    try container.encodeIfPresent(place?.line, forKey: .line)
  }

  public func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append(error.drawn(in: line, place: place, width: canvas.width))
  }
}

extension SourceLine {
  /// The number of the character, from 1, that begins at an index of `bytes`.
  public func column(of index: Int) -> Int {
    text(in: range.lowerBound..<max(range.lowerBound, index)).count + 1
  }
}
