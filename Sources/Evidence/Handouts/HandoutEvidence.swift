import Drawing
import Grammar
import Handout
import Session

/// A handout: the transcript in it is replayed. Lines are counted in the transcript.
enum HandoutEvidence: Evidence {
  static let code = "handout"
  static let ending: String? = "html"

  static func begins(with line: SourceLine, _ catalog: CommandCatalog) -> Bool {
    line.text.lowercased().hasPrefix(HandoutFile.opening.lowercased())
  }

  static func check(_ file: EvidenceFile, on bench: EvidenceBench) throws(FileRefusal) -> Verdict {
    guard let handout = HandoutFile(try file.reader.bytes()) else {
      throw FileRefusal(file: file.path, .isNoHandout)
    }
    let transcript = EvidenceFile(
      path: file.path, reader: LineReader(name: file.path, bytes: Array(handout.transcript.utf8)))
    let session = try bench.session(for: transcript)
    if let lesson = handout.enclosure { session.pretend(lesson.text, at: lesson.path) }
    var check = TranscriptCheck(session, transcript.reader, as: .handout)
    check.hasProgressed = bench.hasProgressed
    return Verdict(report: try check.run(), session: session)
  }
}
