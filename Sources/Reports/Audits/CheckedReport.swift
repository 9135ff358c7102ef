import Drawing
import Grammar

/// A report that checks what it shows. While a command is halted in its middle, what does not agree
/// is what the command has not done yet, and no fault.
package protocol CheckedReport: Report {
  /// The command in whose middle the machine is halted.
  var halted: String? { get set }
}

extension CheckedReport {
  /// What is said in a line that does not agree: `BROKEN`, or `halted inside touch`.
  package var disagreement: String { halted.map { "halted inside \($0)" } ?? "BROKEN" }
  var disagreementRole: Role { halted == nil ? .error : .changed }
}

/// A report below which figures stand that were found out twice.
protocol AuditedReport: CheckedReport {
  var audit: SelfAudit { get set }
}

extension AuditedReport {
  package var halted: String? {
    get { audit.halted }
    set { audit.halted = newValue }
  }
}

/// The same below one of Linux's files.
protocol AuditedText: LinuxText, CheckedReport {
  var audit: SelfAudit? { get set }
}

extension AuditedText {
  package var halted: String? {
    get { audit?.halted }
    set { audit?.halted = newValue }
  }
}

extension StyledText {
  /// `BROKEN: free 7, counted 8`, or, while a command is halted, `halted inside alloc: …`.
  mutating func appendProblem(
    _ words: String, _ verdict: String = "BROKEN", _ role: Role = .error, halted: String?,
    width: Int
  ) {
    let verdict = halted.map { "halted inside \($0)" } ?? verdict
    append("\(verdict): ", halted == nil ? role : .changed)
    appendWrapped(
      words, halted == nil && role == .error ? .error : .plain, from: verdict.count + 2,
      width: width)
  }
}
