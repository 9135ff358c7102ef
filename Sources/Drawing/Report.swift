import KernelModel

/// What came of a command, for the session: a number to remember, or a refusal.
public enum Outcome: Equatable, Sendable {
  /// Nothing that could be named.
  case none
  /// A value that `$n` and `NAME =` remember.
  case value(Int128)
  /// A value that is compared with what the line expects but not remembered: a byte that was read.
  case observed(Int128)
  /// The simulated kernel said no.
  case refused(Errno)
  /// The access ended in a signal: its name and its code, as strace writes them.
  case signal(String)
}

/// The answer to a command: typed values that draw themselves.
///
/// A report is data first: it is made without a word of text, encoded as JSON for programs, and
/// drawn only when somebody looks.
public protocol Report: Encodable, Sendable {
  /// What the report is, in the JSON's `report`.
  static var kind: String { get }

  var outcome: Outcome { get }

  /// How many page faults the command took; nil when that does not apply.
  var faultCount: Int? { get }

  /// Whether it is a file of Linux's, whose lines are never broken.
  static var isVerbatim: Bool { get }

  /// The command that does what was done, when that is less than was typed: it was interrupted.
  var commandDone: String? { get }

  /// Writes the report as text. Every line ends in a newline; nothing is written for silence.
  func draw(on canvas: Canvas, into text: inout StyledText)
}

extension Report {
  public var outcome: Outcome { .none }
  public var faultCount: Int? { nil }
  public static var isVerbatim: Bool { false }
  public var commandDone: String? { nil }

  /// The report as text. Views are made for 80 columns; what is too wide for less is folded.
  public func drawn(on canvas: Canvas) -> StyledText {
    var text = StyledText()
    draw(on: canvas, into: &text)
    return canvas.width < 80 && !Self.isVerbatim ? text.folded(to: canvas.width) : text
  }
}

/// Nothing to say.
public struct SilentReport: Report {
  public static let kind = "done"
  public init() {}
  public func draw(on canvas: Canvas, into text: inout StyledText) {}
}
