import Drawing

/// What came of comparing a file with what the model does.
public struct CheckReport: Report {
  public static let kind = "check"

  public let file: String
  public let fileKind: FileKind?
  public let passed: Bool
  /// How many things agreed before the end or the first difference, and what they are called:
  /// `37 commands`.
  public let count: Int
  public let unit: CheckUnit
  /// The first difference.
  public let difference: Difference?

  /// Where and how something differs.
  public struct Difference: Encodable, Sendable {
    /// The line of the file, from 1; nil when it is the file as a whole.
    public let line: Int?
    /// What is wrong.
    public let complaint: AnyComplaint
    /// What was expected and what came, with what agrees around them.
    public let lines: [LineDifference.Line]
    /// Where the first line that came differs from the one in its place, from 1.
    public let column: Int?
    /// The first event that went another way, where what came is a story.
    public let event: Int?

    public init(
      line: Int?, _ complaint: some Complaint, lines: [LineDifference.Line] = [],
      column: Int? = nil, event: Int? = nil
    ) {
      self.line = line
      self.complaint = AnyComplaint(complaint)
      self.lines = lines
      self.column = column
      self.event = event
    }

    /// What is wrong, in English.
    public var message: String { complaint.english.message }

    enum CodingKeys: CodingKey { case line, code, facts, message, note, lines, column, event }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encodeIfPresent(line, forKey: .line)
      try container.encode(
        complaint, code: .code, facts: .facts, message: .message, note: .note)
      try container.encode(lines, forKey: .lines)
      try container.encodeIfPresent(column, forKey: .column)
      try container.encodeIfPresent(event, forKey: .event)
    }
  }

  public init(
    file: String, _ fileKind: FileKind?, count: Int, of unit: CheckUnit,
    difference: Difference? = nil
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
      text.append(canvas.words(CheckPhrase.passes) + "  ", .added)
      text.append(file)
      text.appendLine("  " + canvas.words(CheckPhrase.count(count, unit)), .faint)
      return
    }
    text.append(canvas.words(CheckPhrase.fails) + "  ", .error)
    text.append(difference.line.map { "\(file):\($0): " } ?? "\(file): ")
    text.appendLine(difference.complaint.advice(in: canvas.language).message)
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
    text.append(canvas.words(CheckPhrase.wrote) + " ", .changed)
    text.append(file)
    text.appendLine("  " + canvas.words(CheckPhrase.changed(changed, of: commands)), .faint)
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
