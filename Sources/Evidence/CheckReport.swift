import Drawing
import Grammar

/// What came of comparing a file with what the model does.
public struct CheckReport: Report {
  public static let kind = "check"

  public let file: String
  public let fileKind: FileKind?
  public let passed: Bool
  /// How many things agreed before the end or the first difference, and what they are called:
  /// `37 commands`.
  public let count: Int
  public let unit: String
  /// The first difference.
  public let difference: Difference?

  /// Where and how something differs.
  public struct Difference: Encodable, Sendable {
    /// The line of the file, from 1; nil when it is the file as a whole.
    public let line: Int?
    /// What is wrong, in a sentence.
    public let message: String
    /// What was expected and what came, with what agrees around them.
    public let lines: [LineDifference.Line]
    /// Where the first line that came differs from the one in its place, from 1.
    public let column: Int?
    /// The first event that went another way, where what came is a story.
    public let event: Int?

    public init(
      line: Int?, message: String, lines: [LineDifference.Line] = [], column: Int? = nil,
      event: Int? = nil
    ) {
      self.line = line
      self.message = message
      self.lines = lines
      self.column = column
      self.event = event
    }
  }

  public init(
    file: String, _ fileKind: FileKind?, count: Int, of unit: String, difference: Difference? = nil
  ) {
    self.file = file
    self.fileKind = fileKind
    self.count = count
    self.unit = unit
    self.difference = difference
    passed = difference == nil
  }

  public func draw(on canvas: Canvas, into text: inout StyledText) {
    guard let difference else {
      text.append("pass  ", .added)
      text.append(file)
      text.appendLine("  \(count) \(unit)", .faint)
      return
    }
    text.append("FAIL  ", .error)
    text.append(difference.line.map { "\(file):\($0): " } ?? "\(file): ")
    text.appendLine(difference.message)
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

/// A transcript whose outputs were written anew.
public struct AcceptReport: Report {
  public static let kind = "accepted"

  public let file: String
  public let commands: Int
  /// After how many of the commands something else stands now.
  public let changed: Int

  public func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("wrote ", .changed)
    text.append(file)
    text.appendLine("  \(changed) of \(counted(commands, "command")) changed", .faint)
  }
}

/// The last line of `check`.
public struct CheckSummary: Report {
  public static let kind = "summary"

  public let passed: Int
  public let failed: Int

  public init(passed: Int, failed: Int) {
    self.passed = passed
    self.failed = failed
  }

  public func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine("\(passed) passed, \(failed) failed")
  }
}
