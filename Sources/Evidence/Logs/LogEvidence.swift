import Grammar
import Session

/// Commands, one a line; a line says itself what must come of it.
enum LogEvidence: Evidence {
  static let code = "log"
  static let ending: String? = "log"

  /// A log begins with a command or with a call, be it a process's.
  static func begins(with line: SourceLine, _ catalog: CommandCatalog) -> Bool {
    line.beginsCommand(of: catalog)
  }

  static func check(_ file: EvidenceFile, on bench: EvidenceBench) throws(FileRefusal) -> Verdict {
    let session = try bench.session(for: file)
    var check = LogCheck(session, file.reader)
    check.hasProgressed = bench.hasProgressed
    return Verdict(report: try check.run(), session: session)
  }
}
