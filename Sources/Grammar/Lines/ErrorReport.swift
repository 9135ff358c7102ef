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

  public func encode(to encoder: any Encoder) throws {
    try error.reason.report(
      of: line.text, column: line.column(of: error.range.lowerBound), file: place?.file,
      line: place?.line
    ).encode(to: encoder)
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

extension Complaint {
  /// What a program reads of it: the case with its numbers, for front ends without words of their
  /// own what it says in English, and where it stands.
  ///
  /// - Parameter column: the character of `input` that it is about, from 1.
  public func report(of input: String, column: Int, file: String?, line: Int?) -> Details {
    [
      "cause": self, "message": english.message, "note": english.note, "input": input,
      "column": column, "file": file, "line": line,
    ]
  }
}
