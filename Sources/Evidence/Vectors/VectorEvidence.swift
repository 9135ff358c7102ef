import Drawing
import Grammar
import Hardware
import KernelModel
import Session

/// Vectors: what a memory management unit does with an access.
enum VectorEvidence: Evidence {
  static let code = "vectors"
  static let ending: String? = "mmu"

  static func begins(with line: SourceLine, _ catalog: CommandCatalog) -> Bool {
    line.bytes[line.range].starts(with: "vector ".utf8)
  }

  static func check(_ file: EvidenceFile, on bench: EvidenceBench) throws(FileRefusal) -> Verdict {
    let tlb: TLBGeometry
    do throws(ConfigurationRefusal) {
      tlb = try bench.configuration.kernelConfiguration().tlb
    } catch {
      throw FileRefusal(file: file.path, .hasBadMachine(error))
    }
    let outcome = VectorCheck.run(try file.reader.bytes(), tlb: tlb)
    return Verdict(report: CheckReport(file: file.path, outcome))
  }
}

/// How a chip does otherwise than its vectors.
enum VectorCause: CheckCause {
  case unreadable(VectorRefusal)
  case mismatch(vector: String, VectorMismatch)
}

extension VectorCause {
  var code: String {
    switch self {
    case .unreadable: "unreadable-line"
    case .mismatch: "mismatch"
    }
  }

  var details: Details {
    switch self {
    case .unreadable(let refusal):
      ["column": refusal.column, "word": refusal.word, "rule": refusal.cause]
    case .mismatch(let vector, let mismatch):
      ["vector": vector, "expected": mismatch.sides.expected, "got": mismatch.sides.got]
    }
  }
}

extension CheckReport {
  /// What became of a file of vectors.
  fileprivate init(file: String, _ outcome: VectorCheck.Outcome) {
    var difference: Difference?
    if let refusal = outcome.refusal {
      difference = Difference(line: refusal.lineNumber, VectorCause.unreadable(refusal))
    } else if let failure = outcome.firstFailure {
      difference = Difference(
        line: failure.lineNumber,
        VectorCause.mismatch(vector: failure.vector, failure.mismatch), in: failure.text)
    }
    self.init(
      file: file, .vectors, count: outcome.passedCount, of: .vectors, difference: difference)
  }
}
