@testable import Commands
import Drawing
import Grammar
import KernelModel
import Session
import TestSupport

/// A command that answers with what it is told to.
enum Answer {
  static let commands = CommandSet([call, access] + Command.session)

  static let call = CommandDefinition(
    "call", .systemCalls, .acts, "answer",
    arguments: [ArgumentDefinition("VALUE", .number, "what to answer; -12 is ENOMEM")],
    call: CallForm(["call"], [CallParameter("value", 0)])
  ).byWorld { _, invocation throws(CommandError) in
    AnswerReport(
      outcome: invocation.number(0) == -12
        ? .refused(.outOfMemory) : .value(invocation.number(0)), faultCount: nil)
  }

  static let access = CommandDefinition(
    "access", .memoryAccess, .acts, "answer with a signal or a byte",
    arguments: [ArgumentDefinition("ADDR", .address, "0 is a signal")]
  ).byWorld { _, invocation throws(CommandError) in
    AnswerReport(
      outcome: invocation.number(0) == 0 ? .trapped(.signal(.segmentationFault, .mapError)) : .value(0),
      faultCount: 1)
  }
}

struct AnswerReport: Report {
  static let kind = "answer"
  let outcome: Outcome
  let faultCount: Int?

  func encode(to encoder: any Encoder) throws {}
  func draw(on canvas: Canvas, into text: inout StyledText) { text.appendLine(outcome.written) }
}
