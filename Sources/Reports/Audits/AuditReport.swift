import CLibrary
import Drawing
import Hardware
import KernelModel

/// Every structure verified against its rules and against the others, with its figures.
struct AuditReport: CheckedReport {
  static let kind = "audit"

  struct Line: Encodable, Sendable {
    let structure: String
    let figures: String
    /// `ok`, `broken`, or `needs areas` where it stands on those and they are broken; while a command
    /// is halted in its middle `half done` instead of `broken`.
    let verdict: String
  }

  struct Violation: Encodable, Sendable {
    let structure: String
    let rule: Int
    let words: String
  }

  private(set) var lines: [Line]
  /// The first rule found broken of each structure, and the first of these.
  let violations: [Violation]
  let violation: Violation?
  /// Lines of the TLB that say what the tables no longer say: flushes that were forgotten.
  let staleLines: [TLBLineDescription]
  /// What programs have done to their heaps: no rule of the kernel's is broken by that.
  let spoiltHeaps: [String]
  /// The command in whose middle the machine is halted: what is half done is no fault.
  var halted: String?

  /// - Parameter halted: the command in whose middle the machine is halted.
  init(_ kernel: Kernel, halted: String? = nil) {
    self.halted = halted
    let found = kernel.audit()
    violations = found.compactMap { found in
      guard case .broken(let violation) = found.verdict else { return nil }
      return Violation(
        structure: violation.structure, rule: violation.number, words: violation.description)
    }
    violation = violations.first
    lines = found.map { found in
      let verdict =
        switch found.verdict {
        case .holds: "ok"
        case .broken: halted == nil ? "broken" : "half done"
        case .dependent(let foundation): "needs \(foundation.title)"
        }
      return Line(
        structure: found.structure.title, figures: kernel.figures(of: found.structure),
        verdict: verdict)
    }
    let tlb = kernel.machine.describedLines()
    staleLines = tlb.filter { $0.stale != nil }
    lines.append(
      Line(
        structure: "TLB", figures: "\(counted(tlb.count, "line")) against the tables",
        verdict: staleLines.isEmpty ? "ok" : "\(staleLines.count) stale"))
    let heaps = kernel.auditedHeaps
    spoiltHeaps = heaps.flatMap(\.problems)
    guard !heaps.isEmpty else { return }
    let chunks = heaps.reduce(0) { $0 + $1.chunkCount }
    lines.append(
      Line(
        structure: "C library",
        figures: "\(counted(chunks, "chunk")) in \(counted(heaps.count, "heap")): "
          + "headers, lists, counts",
        verdict: spoiltHeaps.isEmpty ? "ok" : halted == nil ? "spoilt" : "half done"))
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    var table = Table([.init(""), .init(""), .init("")])
    for line in lines {
      table.append([
        .init(line.structure, .label), .init(line.verdict, role(of: line)), .init(line.figures),
      ])
    }
    table.draw(into: &text, indent: 2, width: canvas.width)
    for violation in violations {
      text.appendProblem(
        "\(violation.structure), rule \(violation.rule): \(violation.words)", halted: halted,
        width: canvas.width)
    }
    for line in staleLines {
      text.append("STALE: ", .warning)
      text.appendLine(
        "\(line.array) set \(line.set), way \(line.way): V:\(line.page.digits) -> "
          + "P:\(line.base.digits); \(line.stale.map(canvas.words) ?? "")")
    }
    for problem in spoiltHeaps {
      text.appendProblem(problem, "SPOILT", .warning, halted: halted, width: canvas.width)
    }
    if violations.isEmpty, staleLines.isEmpty, spoiltHeaps.isEmpty {
      text.appendLine("every rule of every structure holds", .faint)
    }
  }

  private func role(of line: Line) -> Role {
    line.verdict == "ok" ? .plain : halted == nil ? .error : .changed
  }
}

extension Kernel {
  /// The heaps of the processes that have called the C library, one for each address space.
  fileprivate var auditedHeaps: [(chunkCount: Int, problems: [String])] {
    var seen: Set<AddressSpaceID> = []
    return processes.all.compactMap { process in
      guard let space = process.space, seen.insert(space.id).inserted,
        let survey = HeapSurvey(process), survey.isInitialized
      else { return nil }
      return (
        survey.entries.count,
        survey.problems.map { "process \(process.id.rawValue): \($0)" }
      )
    }
  }
}
