import Drawing
import Grammar
import KernelModel
import Reports
import Session

extension Command {
  /// A call of the kernel that has nothing to do with memory: a pasted line of strace.
  static let otherCall = CommandDefinition(
    "call", .processes, .looks, "a call that does not concern memory, says strace",
    arguments: [ArgumentDefinition("NAME", .name, "of the call")], isHidden: true,
    takesUnknownCalls: true
  ).byWorld { _, invocation throws(CommandError) in OtherCallReport(call: invocation.text(0) ?? "")
  }
}
