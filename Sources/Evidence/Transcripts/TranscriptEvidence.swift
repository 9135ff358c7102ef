import Drawing
import Grammar
import Session

/// What a session looked like, from prompt to prompt.
enum TranscriptEvidence: Evidence {
  static let code = "transcript"
  static let ending: String? = "transcript"

  static func begins(with line: SourceLine, _ catalog: CommandCatalog) -> Bool {
    TranscriptLine(line).decidesForTranscript(line) == true
  }

  static func check(_ file: EvidenceFile, on bench: EvidenceBench) throws(FileRefusal) -> Verdict {
    let session = try bench.session(for: file)
    var check = TranscriptCheck(session, file.reader)
    check.hasProgressed = bench.hasProgressed
    return Verdict(report: try check.run(), session: session)
  }
}

/// How a session looks otherwise than its transcript.
enum TranscriptCause: CheckCause {
  case prompt
  /// Nil where no event of a story is known to which the output first differs.
  case output(fromEvent: Int?)
  case outputBeforeFirstCommand
}

extension TranscriptCause {
  var code: String {
    switch self {
    case .prompt: "prompt"
    case .output: "output"
    case .outputBeforeFirstCommand: "output-before-first-command"
    }
  }

  var details: Details {
    switch self {
    case .output(let event): ["event": event]
    case .prompt, .outputBeforeFirstCommand: [:]
    }
  }
}
