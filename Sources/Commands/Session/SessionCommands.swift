import Drawing
import Grammar
import Hardware
import Session

extension Command {
  static let session = [help, apropos, history, print, quit]

  static let print = CommandDefinition(
    "print", aliases: ["p"], .session, .looks, "evaluate an expression",
    arguments: [ArgumentDefinition("EXPRESSION", .condition, "numbers, $n, names and symbols")],
    takesFormat: true,
    details: """
      The value is remembered as the next $n. /x, /d, /o and /t choose one base, in 64 bits.
      """,
    example: "print 0xc0000000 + 896M"
  ).byWorld { world, invocation throws(CommandError) in
    ValueReport(
      number: world.nextResultNumber, value: invocation.number(0),
      spelling: invocation.format?.spelling)
  }

  static let quit = CommandDefinition(
    "quit", aliases: ["q"], .session, .steers, "leave Pagewalk"
  ).bySession { session, _ throws(CommandError) in
    session.isLeaving = true
    return SilentReport()
  }

  static let history = CommandDefinition(
    "history", .session, .steers, "list the commands that were carried out",
    arguments: [ArgumentDefinition("COUNT", .count, "only the last ones", .optional)],
    example: "print 1; history"
  ).bySession { session, invocation throws(CommandError) in
    let count = session.log.count
    let shown = invocation.wordIfGiven(0).map { min(Int($0), count) } ?? count
    return HistoryReport(
      commands: (count - shown..<count).map {
        HistoryReport.Entry(number: $0 + 1, command: session.log[$0].text)
      })
  }
}
