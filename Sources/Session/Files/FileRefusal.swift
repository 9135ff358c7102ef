import Drawing
import Grammar

/// Why a file could not be used, or why its next line could not.
public struct FileRefusal: Error, Complaint {
  /// What was to be done with it.
  public enum Purpose: Sendable { case read, write, load }

  public let file: String
  /// The line that could not be read, from 1; nil when the whole file could not.
  public let line: Int?
  public let fault: FileFault
  public var purpose = Purpose.read

  public init(file: String, line: Int? = nil, _ fault: FileFault) {
    self.file = file
    self.line = line
    self.fault = fault
  }

  /// The same, of another thing that was to be done.
  package func `in`(_ purpose: Purpose) -> FileRefusal {
    var refusal = self
    refusal.purpose = purpose
    return refusal
  }

  public var code: String {
    switch purpose {
    case .read: "file-not-read"
    case .write: "file-not-written"
    case .load: "file-not-loaded"
    }
  }

  public var isInterruption: Bool { fault == .interrupted }

  public var details: Details { ["file": file, "line": line, "fault": fault] }
}

/// A file that cannot be read, told like any other error.
public struct FileRefusalReport: Drawable {
  public static let kind = ErrorReport.kind

  public let refusal: FileRefusal

  public init(_ refusal: FileRefusal) { self.refusal = refusal }

  public func encode(to encoder: any Encoder) throws {
    try refusal.report(of: refusal.file, column: 1, file: refusal.file, line: refusal.line)
      .encode(to: encoder)
  }

  public func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append(canvas.words(ErrorPhrase.error) + ": ", .error)
    text.appendLine(refusal.advice(in: canvas.language).message)
  }
}
