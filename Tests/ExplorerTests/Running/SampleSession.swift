@testable import Commands
import Drawing
@testable import Grammar
import KernelModel
@testable import Session

/// A session whose output is at hand, over the sample commands or others.
final class SampleSession {
  let session: Session
  private(set) var output = ""

  init(_ commands: CommandSet = .standard) {
    var configuration = Configuration()
    configuration.memoryByteCount = 64 << 20
    session = try! Session(configuration: configuration, commands: commands)
    session.checksInvariants = false
    session.tellsStories = false
    session.sink = { [unowned self] in output += $0 }
  }

  /// What a line prints.
  func type(_ line: String) -> String {
    output = ""
    session.execute(line)
    return output
  }
}

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

extension CommandSet {
  /// The same commands on every machine.
  init(_ commands: [Command]) {
    self.init(booted: CommandRegistry(commands), bare: CommandRegistry(commands))
  }
}

extension CommandDefinition {
  /// A command that does nothing.
  var silent: Command {
    byWorld { _, _ throws(CommandError) in SilentReport() }
  }
}
