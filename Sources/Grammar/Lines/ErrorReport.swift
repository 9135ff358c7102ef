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

  public enum CodingKeys: CodingKey { case code, facts, message, note, input, column, file, line }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(error.reason, code: .code, facts: .facts, message: .message, note: .note)
    try container.encode(line.text, forKey: .input)
    try container.encode(line.column(of: error.range.lowerBound), forKey: .column)
    try container.encodeIfPresent(place?.file, forKey: .file)
    try container.encodeIfPresent(place?.line, forKey: .line)
  }

  public func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append(error.drawn(in: line, place: place, on: canvas))
  }
}

extension SourceLine {
  /// The number of the character, from 1, that begins at an index of `bytes`.
  public func column(of index: Int) -> Int {
    text(in: range.lowerBound..<max(range.lowerBound, index)).count + 1
  }
}

extension KeyedEncodingContainer {
  /// Writes a complaint: its code, its numbers where it has some, and for front ends without words
  /// of their own what it says in English.
  public mutating func encode(
    _ complaint: some Complaint, code: Key, facts: Key, message: Key, note: Key
  ) throws {
    try encode(complaint.code, forKey: code)
    if !complaint.facts.isEmpty { try encode(complaint.facts, forKey: facts) }
    try encode(complaint.english.message, forKey: message)
    try encodeIfPresent(complaint.english.note, forKey: note)
  }
}
