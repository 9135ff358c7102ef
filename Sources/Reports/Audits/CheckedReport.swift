import Drawing
import Grammar

/// A report that checks what it shows. While a command is halted in its middle, what does not agree
/// is what the command has not done yet, and no fault.
package protocol CheckedReport: Report {
  /// The command in whose middle the machine is halted.
  var halted: String? { get set }
}

extension CheckedReport {
  /// What is wrong where figures do not agree.
  package var problem: AuditProblem { .broken.unless(halted: halted) }
}

/// What is wrong where figures do not agree or rules do not hold.
package enum AuditProblem: Equatable, Sendable {
  case broken
  /// A program has done it, and no rule of the kernel's is broken.
  case spoilt
  /// Nothing is wrong: a command has not done everything yet.
  case halted(inside: String)

  func unless(halted command: String?) -> Self { command.map { .halted(inside: $0) } ?? self }

  var role: Role {
    switch self {
    case .broken: .error
    case .spoilt: .warning
    case .halted: .warning
    }
  }
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
    _ words: String, _ problem: AuditProblem = .broken, halted: String?, on canvas: Canvas
  ) {
    let problem = problem.unless(halted: halted)
    let verdict = canvas.words(problem)
    append("\(verdict): ", problem.role)
    appendWrapped(
      words, problem == .broken ? .error : .plain, from: verdict.count + 2, width: canvas.width)
  }
}
