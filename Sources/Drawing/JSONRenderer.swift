import FoundationEssentials

/// One JSON value a line: `{"report":KIND,"schema":2, …}` with the report's values, keys in order.
public struct JSONRenderer: Renderer {
  /// The version of the values' shape: another one when a key goes or means something else.
  public static let schema = 2

  public init() {}

  public func render(_ report: any Report) -> String { Self.line(Envelope(report)) }

  public func render(_ error: CommandError, in line: SourceLine, place: Place?) -> String {
    Self.line(Envelope(ErrorReport(error, in: line, place: place)))
  }

  private static func line(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    } catch {
      fatalError("BUG: a report cannot be encoded: \(error)")
    }
  }

  /// A report's own values, and beside them its kind.
  private struct Envelope: Encodable {
    let report: any Report

    init(_ report: any Report) { self.report = report }

    enum Key: String, CodingKey { case report, schema }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(type(of: report).kind, forKey: .report)
      try container.encode(JSONRenderer.schema, forKey: .schema)
      try report.encode(to: encoder)
    }
  }
}

/// An error as a report, so that a program reads it like any other.
public struct ErrorReport: Report {
  public static let kind = "error"

  public let message: String
  public let note: String?
  /// The line as it was typed.
  public let input: String
  /// Where the offending word stands: the first character's number, from 1.
  public let column: Int
  public let file: String?
  public let line: Int?

  init(_ error: CommandError, in source: SourceLine, place: Place?) {
    message = error.message
    note = error.note
    input = source.text
    column = source.column(of: error.range.lowerBound)
    file = place?.file
    line = place?.line
  }

  /// A file that cannot be read.
  public init(_ refusal: FileRefusal) {
    message = refusal.message
    note = nil
    input = refusal.file
    column = 1
    file = refusal.file
    line = refusal.line
  }

  public func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("error: ", .error)
    text.appendLine(message)
    if let note {
      text.append("note: ", .note)
      text.appendLine(note)
    }
  }
}

extension SourceLine {
  /// The number of the character, from 1, that begins at an index of `bytes`.
  func column(of index: Int) -> Int {
    text(in: range.lowerBound..<max(range.lowerBound, index)).count + 1
  }
}
