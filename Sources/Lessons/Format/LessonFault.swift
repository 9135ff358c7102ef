import Drawing
import Grammar
import Session

/// What is wrong with a lesson's file: a line with the word that is wrong in it, or the file itself.
package struct LessonFault: Error, Sendable {
  private enum Cause: Sendable {
    case line(CommandError, SourceLine, Place)
    case file(FileRefusal)
  }

  private let cause: Cause

  package init(_ error: CommandError, _ line: SourceLine, _ place: Place) {
    cause = .line(error, line, place)
  }

  /// The file cannot be read, or not any further.
  package init(_ refusal: FileRefusal) { cause = .file(refusal) }

  /// The case with its numbers.
  package var complaint: any Complaint {
    switch cause {
    case .line(let error, _, _):
      if case .foreign(let complaint) = error.reason { complaint.base } else { error.reason }
    case .file(let refusal): refusal
    }
  }

  /// The text that the caret points at; nil where no line could be read.
  package var text: String? {
    guard case .line(let error, let line, _) = cause else { return nil }
    return line.text(in: error.range)
  }

  /// The number of the line, from 1; nil when it is the file.
  package var lineNumber: Int? {
    switch cause {
    case .line(_, _, let place): place.line
    case .file(let refusal): refusal.line
    }
  }

  /// Another fault of the same line.
  func replaced(by complaint: some Complaint) -> LessonFault {
    guard case .line(_, let line, let place) = cause else { return self }
    return Excerpt(line, line.range, place).fault(complaint)
  }

  /// As it is shown, like any other error.
  package var report: any Drawable {
    switch cause {
    case .line(let error, let line, let place): ErrorReport(error, in: line, place: place)
    case .file(let refusal): FileRefusalReport(refusal)
    }
  }
}
