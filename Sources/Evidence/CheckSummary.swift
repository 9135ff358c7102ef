import Drawing
import Grammar

/// A transcript whose outputs were written anew.
public struct AcceptReport: Report {
  public static let kind = "accepted"

  public let file: String
  public let commands: Int
  /// After how many of the commands something else stands now.
  public let changed: Int

  public func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("\(canvas.words(CheckPhrase.wrote)) ", .changed)
    text.append(file)
    text.appendLine("  \(canvas.words(CheckPhrase.changed(changed, of: commands)))", .faint)
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
    text.appendLine(canvas.words(CheckPhrase.summary(passed: passed, failed: failed)))
  }
}

/// What `check` says around its facts.
enum CheckPhrase: Worded {
  case agreeing(Int, CheckReport.Unit)
  case wrote
  case changed(Int, of: Int)
  case summary(passed: Int, failed: Int)
}
