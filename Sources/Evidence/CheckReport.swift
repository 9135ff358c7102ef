import Drawing
import Grammar

/// What came of comparing a file with what the model does.
public struct CheckReport: Report {
  public static let kind = "check"

  public let file: String
  /// Nil when it is of no kind that is known, or could not be read.
  public let fileKind: FileKind?
  /// How many things agreed before the end or the first difference.
  public let count: Int
  public let unit: Unit
  /// The first difference.
  public let difference: Difference?
  /// What is to be known of it although it agrees.
  public internal(set) var remark: CheckRemark?

  public var passed: Bool { difference == nil }

  /// What is counted.
  public enum Unit: Sendable {
    case commands
    case facts
    /// Of a trace; so many more are of programs of which nothing is known.
    case lines(unchecked: Int)
    case vectors
    case figures
    case decisions
  }

  /// Where and how something differs.
  public struct Difference: Sendable {
    /// The line of the file, from 1; nil when it is the file as a whole.
    public let line: Int?
    public let cause: any CheckCause
    /// What was expected and what came, with what agrees around them.
    public let lines: [LineDifference.Line]
    /// Where the first line that came differs from the one in its place, from 1.
    public let column: Int?

    init(
      line: Int?, _ cause: any CheckCause, lines: [LineDifference.Line] = [], column: Int? = nil
    ) {
      self.line = line
      self.cause = cause
      self.lines = lines
      self.column = column
    }

    /// A difference that a line of the file shows by itself.
    init(line: Int?, _ cause: any CheckCause, in text: String) {
      self.init(line: line, cause, lines: [.init(kind: .same, text: text)])
    }
  }

  package init(
    file: String, _ fileKind: FileKind?, count: Int, of unit: Unit, difference: Difference? = nil
  ) {
    self.file = file
    self.fileKind = fileKind
    self.count = count
    self.unit = unit
    self.difference = difference
  }

  public func draw(on canvas: Canvas, into text: inout StyledText) {
    guard let difference else {
      text.append("pass  ", .added)
      text.append(file)
      text.append("  \(canvas.words(CheckPhrase.agreeing(count, unit)))", .faint)
      text.appendLine(remark.map { "; \(canvas.words($0))" } ?? "", .warning)
      return
    }
    text.append("FAIL  ", .error)
    text.append(difference.line.map { "\(file):\($0): " } ?? "\(file): ")
    text.appendLine(canvas.words(difference.cause))
    var column = difference.column
    for line in difference.lines {
      switch line.kind {
      case .same: text.appendLine("        \(line.text)", .faint)
      case .missing: text.appendLine("      - \(line.text)", .removed)
      case .unexpected:
        text.appendLine("      + \(line.text)", .added)
        if let place = column {
          text.appendLine(String(repeating: " ", count: 7 + place) + "^", .error)
        }
        column = nil
      }
    }
  }
}

extension CheckReport.Unit: Coded {
  public var code: String {
    switch self {
    case .commands: "commands"
    case .facts: "facts"
    case .lines: "lines"
    case .vectors: "vectors"
    case .figures: "figures"
    case .decisions: "decisions"
    }
  }

  /// How many things could not be checked.
  var uncheckedCount: Int {
    if case .lines(let unchecked) = self { unchecked } else { 0 }
  }
}

extension CheckReport {
  private enum CodingKeys: CodingKey {
    case file, fileKind, passed, count, unit, uncheckedCount, difference, remark
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(file, forKey: .file)
    try container.encodeIfPresent(fileKind, forKey: .fileKind)
    try container.encode(passed, forKey: .passed)
    try container.encode(count, forKey: .count)
    try container.encode(unit, forKey: .unit)
    try container.encode(unit.uncheckedCount, forKey: .uncheckedCount)
    try container.encodeIfPresent(difference, forKey: .difference)
    try container.encodeIfPresent(remark, forKey: .remark)
  }
}

extension CheckReport.Difference: Encodable {
  private enum CodingKeys: CodingKey { case line, cause, words, lines, column }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(line, forKey: .line)
    try container.encode(cause, forKey: .cause)
    try container.encode(cause.english, forKey: .words)
    try container.encode(lines, forKey: .lines)
    try container.encodeIfPresent(column, forKey: .column)
  }
}
