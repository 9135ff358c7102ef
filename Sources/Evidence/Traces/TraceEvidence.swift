import Drawing
import Grammar
import KernelModel
import Session

/// A program's system calls as strace printed them, with the program's mappings beside the file.
///
/// It is known by its name alone: a log may hold the calls of a trace as well, and asks for no
/// mappings.
enum TraceEvidence: Evidence {
  static let code = "trace"
  static let ending: String? = "strace"

  static func begins(with line: SourceLine, _ catalog: CommandCatalog) -> Bool { false }

  static func check(_ file: EvidenceFile, on bench: EvidenceBench) throws(FileRefusal) -> Verdict {
    let session = try bench.session(for: file) { $0.kernelVersion = .newest }
    var check = try TraceCheck(session, file)
    return Verdict(report: try check.run(), session: session)
  }
}

/// How a program ends otherwise than its trace.
enum TraceCause: CheckCause {
  case breaksOff
  case programHasEnded
  case finalMappings
}

extension TraceCause {
  var code: String {
    switch self {
    case .breaksOff: "breaks-off"
    case .programHasEnded: "program-has-ended"
    case .finalMappings: "final-mappings"
    }
  }

  var details: Details { [:] }
}
