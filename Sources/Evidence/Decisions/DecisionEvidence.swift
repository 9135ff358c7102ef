import Drawing
import Grammar
import Session

/// What kernels decided under memory pressure, with the state just before.
enum DecisionEvidence: Evidence {
  static let code = "decisions"
  static let ending: String? = "vec"

  static func begins(with line: SourceLine, _ catalog: CommandCatalog) -> Bool {
    DecisionHeader.begins(with: line)
  }

  static func check(_ file: EvidenceFile, on bench: EvidenceBench) throws(FileRefusal) -> Verdict {
    Verdict(report: CheckReport(file: file.path, try DecisionCheck.run(file.reader)))
  }
}

/// How the model decides otherwise than a kernel did.
enum DecisionCause: CheckCause {
  case unreadable(DecisionRefusal.Cause)
  case mismatch(DecisionKind, DecisionMismatch)
}

extension DecisionCause {
  var code: String {
    switch self {
    case .unreadable: "unreadable-line"
    case .mismatch: "mismatch"
    }
  }

  var details: Details {
    switch self {
    case .unreadable(let cause): ["rule": cause]
    case .mismatch(let kind, let mismatch):
      Details(dictionaryLiteral: ("decision", kind)).joined(by: mismatch.sides)
    }
  }
}

extension CheckReport {
  /// What became of a file of decisions.
  fileprivate init(file: String, _ outcome: DecisionCheck.Outcome) {
    var difference: Difference?
    if let refusal = outcome.refusal {
      difference = Difference(line: refusal.line, DecisionCause.unreadable(refusal.cause))
    } else if let wrong = outcome.difference {
      difference = Difference(
        line: wrong.line, DecisionCause.mismatch(wrong.kind, wrong.mismatch), in: wrong.text)
    }
    self.init(
      file: file, .decisions, count: outcome.count, of: .decisions, difference: difference)
    if outcome.isTornOff {
      remark = .tornOff
    } else if let reread = outcome.reread {
      remark = .reread(lines: reread.count, line: reread.first.line)
    }
  }
}
