import Drawing
import KernelModel

/// A program that could not be loaded when its predecessor was gone already.
struct ProgramEndReport: Report {
  static let kind = "program-end"

  let process: Int32
  let path: String
  let errno: Errno
  let reason: Refusal.Reason

  var outcome: Outcome { .trapped(.signal(.segmentationFault, .kernel)) }

  enum Key: String, CodingKey { case process, path, errno, reason, signal, words }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(process, forKey: .process)
    try container.encode(path, forKey: .path)
    try container.encode(errno.name, forKey: .errno)
    try container.encode(reason, forKey: .reason)
    try container.encode(reason.english, forKey: .words)
    try container.encode("SIGSEGV", forKey: .signal)
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("exec: \(canvas.words(ProgramPhrase.isKilled(process))) ")
    text.appendLine("SIGSEGV", .error)
    text.append("  ")
    text.appendWrapped(
      canvas.words(ProgramPhrase.tooLate(path, errno, reason)), from: 2, width: canvas.width)
  }
}
