import Drawing
import Grammar
import Session

extension Command {
  /// A call of the kernel that has nothing to do with memory: a pasted line of strace.
  static let otherCall = CommandDefinition(
    "call", .processes, .looks, "a call that does not concern memory, says strace",
    arguments: [ArgumentDefinition("NAME", .name, "of the call")], isHidden: true, takesUnknownCalls: true
  ).byWorld { _, invocation throws(CommandError) in OtherCallReport(call: invocation.text(0) ?? "") }
}

/// A call that was passed over.
struct OtherCallReport: Report {
  static let kind = "passed-over"

  let call: String

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine("\(call): passed over, it does not concern memory", .faint)
  }
}
