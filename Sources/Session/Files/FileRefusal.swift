import Drawing
import Grammar

/// Why a file could not be read, or why its next line could not.
public struct FileRefusal: Error, Equatable, Sendable {
  public let file: String
  /// The line that could not be read, from 1; nil when the whole file could not.
  public let line: Int?
  public let why: String

  public init(file: String, line: Int? = nil, why: String) {
    self.file = file
    self.line = line
    self.why = why
  }

  /// `cannot read 'a.log': No such file or directory`
  public var message: String {
    line.map { "\(file):\($0): \(why)" } ?? "cannot read '\(file)': \(why)"
  }
}

/// A file that cannot be read, told like any other error.
public struct FileRefusalReport: Drawable {
  public static let kind = ErrorReport.kind

  public let refusal: FileRefusal

  public init(_ refusal: FileRefusal) { self.refusal = refusal }

  package enum CodingKeys: CodingKey { case message, input, column, file, line }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(refusal.message, forKey: .message)
    try container.encode(refusal.file, forKey: .input)
    try container.encode(1, forKey: .column)
    try container.encode(refusal.file, forKey: .file)
    try container.encodeIfPresent(refusal.line, forKey: .line)
  }

  public func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("error: ", .error)
    text.appendLine(refusal.message)
  }
}
