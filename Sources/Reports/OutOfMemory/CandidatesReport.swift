import Drawing
import Grammar
import KernelModel

/// The processes as the OOM killer sees them, and whom it would choose now.
package struct CandidatesReport: Report {
  package static let kind = "oom"

  package struct Row: Encodable, Sendable {
    package let pid: Int32
    package let name: String
    /// In pages: in memory, in swap, and of tables.
    let resident: Int
    let swapped: Int
    let tables: Int
    package let adjustment: Int
    /// Nil for whom nobody may kill.
    package let points: Int?
    /// Linux: `/proc/PID/oom_score`.
    package let score: UInt64
    let exemption: OOMExemption?
    package let isChosen: Bool
  }

  /// In the order of the task list, without those that have no memory.
  package let processes: [Row]
  /// Managed RAM and swap, in pages.
  package let totalPages: Int

  package init(_ kernel: Kernel) {
    let candidates = kernel.oomCandidates
    let total = kernel.oomTotalPages
    let choice = OOMChoice(among: candidates, totalPages: total, rules: kernel.rules)
    processes = candidates.filter { $0.memory != nil }.map { candidate in
      Row(
        pid: candidate.id.rawValue, name: candidate.name, resident: candidate.residentPages,
        swapped: candidate.swapEntries, tables: candidate.tableByteCount / 4096,
        adjustment: candidate.adjustment.rawValue,
        points: candidate.badness(totalPages: total, rules: kernel.rules),
        score: candidate.score(totalPages: total, rules: kernel.rules),
        exemption: OOMExemption(of: candidate), isChosen: choice.process == candidate.id)
    }
    totalPages = total
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var table = Table([
      .init(""), .init("PID", .right), .init("rss", .right), .init("swap", .right),
      .init("tables", .right), .init("adj", .right), .init("points", .right),
      .init("score", .right), .init("COMMAND"),
    ])
    for row in processes {
      table.append([
        .init(row.isChosen ? "*" : " ", .heading), .init("\(row.pid)", .value),
        .init("\(row.resident)"), .init("\(row.swapped)"), .init("\(row.tables)"),
        .init("\(row.adjustment)"),
        row.points.map { .init("\($0)", .value) }
          ?? .init(row.exemption.map { canvas.words($0) } ?? "", .faint),
        .init("\(row.score)"), .init(row.name, .label),
      ])
    }
    table.draw(into: &text, width: canvas.width)
    text.appendLine(canvas.words(CandidatesPhrase.total(totalPages)), .faint)
    if !processes.contains(where: \.isChosen) {
      text.appendLine(canvas.words(CandidatesPhrase.nobody), .faint)
    }
  }
}

/// Why nobody may kill a process.
enum OOMExemption: String, Coded, Sendable {
  case initial, never, borrows

  init?(of candidate: OOMCandidate) {
    if candidate.traits.contains(.initial) {
      self = .initial
    } else if candidate.adjustment == .never {
      self = .never
    } else if candidate.traits.contains(.inVfork) {
      self = .borrows
    } else {
      return nil
    }
  }

  var code: String { rawValue }
}

extension OOMChoice {
  /// Whom it names; nil for nobody.
  fileprivate var process: ProcessID? {
    switch self {
    case .nobody: nil
    case .wait(let process), .victim(let process, _): process
    }
  }
}

/// What is said below the table.
enum CandidatesPhrase: Sendable {
  case total(Int)
  case nobody
}
