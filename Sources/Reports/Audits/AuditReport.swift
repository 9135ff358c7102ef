import CLibrary
import Drawing
import Grammar
import Hardware
import KernelModel

/// Every structure verified against its rules and against the others, with its figures.
package struct AuditReport: CheckedReport {
  package static let kind = "audit"

  package struct Line: Encodable, Sendable {
    package let structure: AuditSubject
    package let figures: AuditFigures
    package let verdict: Verdict
  }

  /// What came of verifying one structure.
  package enum Verdict: Equatable, Sendable {
    case holds, broken
    /// It is the middle of a command, which goes on.
    case halfDone
    /// Not verified: it stands on one that is broken.
    case dependent(on: AuditedStructure)
    /// Not verified: Ctrl-C was pressed.
    case skipped
    /// Flushes that were forgotten.
    case stale(lines: Int)
    /// A program has done it.
    case spoilt
  }

  struct SpoiltHeap: Encodable, Sendable {
    let process: Int32
    let problem: HeapSurvey.Problem
  }

  package let lines: [Line]
  /// The first rule found broken of each structure, and the first of these.
  let violations: [InvariantViolation]
  package let violation: InvariantViolation?
  /// Lines of the TLB that say what the tables no longer say: flushes that were forgotten.
  let staleLines: [TLBLineDescription]
  /// What programs have done to their heaps: no rule of the kernel's is broken by that.
  let spoiltHeaps: [SpoiltHeap]
  /// The command in whose middle the machine is halted: what is half done is no fault.
  package var halted: String?

  /// - Parameters:
  ///   - halted: the command in whose middle the machine is halted.
  ///   - isInterrupted: asked now and then: whether nobody waits for the rest.
  package init(
    _ kernel: Kernel, halted: String? = nil, unless isInterrupted: () -> Bool = { false }
  ) {
    self.halted = halted
    let found = kernel.audit(unless: isInterrupted)
    violations = found.compactMap { found in
      if case .broken(let violation) = found.verdict { violation } else { nil }
    }
    violation = violations.first
    let structures = found.map { found in
      let verdict: Verdict =
        switch found.verdict {
        case .holds: .holds
        case .broken: halted == nil ? .broken : .halfDone
        case .dependent(let foundation): .dependent(on: foundation)
        case .skipped: .skipped
        }
      return Line(
        structure: .structure(found.structure), figures: kernel.figures(of: found.structure),
        verdict: verdict)
    }
    let tlb = kernel.machine.describedLines()
    staleLines = tlb.filter { $0.stale != nil }
    let chip = Line(
      structure: .tlb, figures: .tlb(lines: tlb.count),
      verdict: staleLines.isEmpty ? .holds : .stale(lines: staleLines.count))
    let heaps = kernel.auditedHeaps
    spoiltHeaps = heaps.flatMap(\.problems)
    let chunks = heaps.reduce(0) { $0 + $1.chunkCount }
    let library = Line(
      structure: .library, figures: .heaps(chunks: chunks, heaps: heaps.count),
      verdict: spoiltHeaps.isEmpty ? .holds : halted == nil ? .spoilt : .halfDone)
    lines = structures + [chip] + (heaps.isEmpty ? [] : [library])
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var table = Table([.init(""), .init(""), .init("")])
    for line in lines {
      table.append([
        .init(canvas.words(line.structure), .label),
        .init(canvas.words(line.verdict), line.verdict == .holds ? .plain : problem.role),
        .init(canvas.words(line.figures)),
      ])
    }
    table.draw(into: &text, indent: 2, width: canvas.width)
    for violation in violations {
      text.appendProblem(
        canvas.words(AuditPhrase.violation(violation)), halted: halted, on: canvas)
    }
    for line in staleLines {
      text.append("STALE: ", .warning)
      let disagreement = line.stale.map { canvas.words($0) } ?? ""
      text.appendLine(
        "\(line.array) set \(line.set), way \(line.way): V:\(line.page.digits) -> "
          + "P:\(line.base.digits); \(disagreement)")
    }
    for heap in spoiltHeaps {
      text.appendProblem(
        canvas.words(AuditPhrase.spoiltHeap(heap)), .spoilt, halted: halted, on: canvas)
    }
    if !lines.contains(where: { $0.verdict == .skipped }), violations.isEmpty, staleLines.isEmpty, spoiltHeaps.isEmpty {
      text.appendLine(canvas.words(AuditPhrase.allHold), .faint)
    }
  }
}

/// What an audit verifies: the kernel's structures, and what stands beside them.
package enum AuditSubject: Equatable, Coded {
  case structure(AuditedStructure)
  case tlb, library

  package var code: String {
    switch self {
    case .structure(let structure): structure.code
    case .tlb: "tlb"
    case .library: "c-library"
    }
  }
}

enum AuditPhrase: Sendable {
  case violation(InvariantViolation)
  case spoiltHeap(AuditReport.SpoiltHeap)
  case allHold
}

extension Kernel {
  /// The heaps of the processes that have called the C library, one for each address space.
  fileprivate var auditedHeaps: [(chunkCount: Int, problems: [AuditReport.SpoiltHeap])] {
    var seen: Set<AddressSpaceID> = []
    return processes.all.compactMap { process in
      guard let space = process.space, seen.insert(space.id).inserted,
        let survey = HeapSurvey(process), survey.isInitialized
      else { return nil }
      return (
        survey.entries.count,
        survey.problems.map { .init(process: process.id.rawValue, problem: $0) }
      )
    }
  }
}
