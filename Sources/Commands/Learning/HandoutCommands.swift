import Drawing
import Grammar
import Handout
import Session

extension Command {
  static let export = CommandDefinition(
    "export", .learning, .steers, "write the session, a file or a lesson as pages for people",
    arguments: [
      ArgumentDefinition("FILE", .file, "which, NAME.html"),
      ArgumentDefinition(
        "SOURCE", .file, "a transcript, session or lesson; this session unless told", .optional),
      ArgumentDefinition("--force", .text, "write over a file that is there", .optional),
    ],
    details: """
      One file that needs no network: each step with its words, question, output and picture; arrow \
      keys, light and dark, both languages, a page a step in print. A line that begins with # at the \
      prompt is what the pages say, one with # ? asks before the next command's output is seen. \
      Its transcript is inside: 'pagewalk check FILE' replays it.
      """,
    example: "# ? How many frames will this take?\ntouch 0804d000 w\nexport /tmp/one.html --force"
  ).bySession { session, invocation throws(CommandError) in
    let request = try ExportRequest(invocation)
    if request.source == nil {
      guard session.isTypedAlone(invocation) else {
        throw invocation.error(.refused(HandoutComplaint.isNotAlone))
      }
      // What is told again writes nothing, and a log that nobody reads has no lines to tell.
      guard !session.isRetelling, session.keepsTypedLines else { return SilentReport() }
    }
    do throws(HandoutFault) {
      if let source = request.source {
        return try session.export(to: request.file, source, isForced: request.isForced)
      }
      return try session.writeHandout(to: request.file, isForced: request.isForced) {
        () throws(HandoutFault) in
        try session.handout(before: invocation)
      }
    } catch {
      throw invocation.error(.refused(error.complaint), at: 0)
    }
  }
}

/// What `export` was asked for: `FILE [SOURCE] [--force]`.
private struct ExportRequest {
  let file: String
  var source: String?
  var isForced = false

  init(_ invocation: borrowing Invocation) throws(CommandError) {
    file = invocation.text(0) ?? ""
    for index in 1...2 {
      guard let word = invocation.text(index) else { continue }
      if word == "--force" {
        isForced = true
      } else if source == nil, index == 1 {
        source = word
      } else {
        throw invocation.error(.refused(HandoutComplaint.unexpected(word)), at: index)
      }
    }
  }
}
