import Drawing
import Grammar
import KernelModel

/// A program that could not be loaded when its predecessor was gone already.
package struct ProgramEndReport: Report {
  package static let kind = "program-end"

  package let process: Int32
  package let path: String
  package let errno: Errno
  package let reason: Refusal.Reason

  /// The process that is spoken for in its place; nil when it was not spoken for, or none is left.
  package let next: Int32?

  package init(
    process: Int32, path: String, errno: Errno, reason: Refusal.Reason, next: Int32? = nil
  ) {
    self.next = next
    self.process = process
    self.path = path
    self.errno = errno
    self.reason = reason
  }

  package var outcome: Outcome { .trapped(.signal(.segmentationFault, .kernel)) }

  package enum Key: String, CodingKey { case process, path, errno, reason, signal, words, next }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(process, forKey: .process)
    try container.encode(path, forKey: .path)
    try container.encode(errno.name, forKey: .errno)
    try container.encode(reason, forKey: .reason)
    try container.encode(reason.english, forKey: .words)
    try container.encode("SIGSEGV", forKey: .signal)
    try container.encodeIfPresent(next, forKey: .next)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("exec: \(canvas.words(ProgramPhrase.isKilled(process))) ")
    text.appendLine("SIGSEGV", .error)
    text.append("  ")
    text.appendWrapped(
      canvas.words(ProgramPhrase.tooLate(path, errno, reason)), from: 2, width: canvas.width)
    text.append("  ")
    text.appendWrapped(
      canvas.words(LeadPhrase.isGone(process, next: next)), .note, from: 2, width: canvas.width)
  }
}
