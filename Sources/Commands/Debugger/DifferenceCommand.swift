import Grammar
import Hardware
import KernelModel
import Session

extension Command {
  static let difference = CommandDefinition(
    "diff", .debugger, .looks, "compare the machines at two points or on two branches",
    arguments: [
      ArgumentDefinition("POINTS", .words, "one or two, as 'goto' takes them, or branches")
        .offering(.points)
    ],
    details: """
      Structure by structure: what only one of them has, and what differs. The second machine is \
      the present one unless told. A point can be an event, as in 'diff @20 @30', 'command 4', a \
      checkpoint, 62%, start, end or here.
      """,
    example: "mmap 64K rw; touch $1 w; diff start; diff command 1 end"
  ).bySession { session, invocation throws(CommandError) in
    let names = PointName.all(in: invocation.text(0) ?? "")
    guard 1...2 ~= names.count else {
      throw invocation.error(.refused(DebuggerComplaint.comparesTwoPoints), at: 0)
    }
    let report = try session.withMachine(named: names[0], invocation) {
      first throws(CommandError) -> DifferenceReport? in
      guard names.count == 2 else {
        return DifferenceReport(first.world, session.world, names: (names[0].text, "here"))
      }
      return try session.withMachine(named: names[1], invocation) {
        DifferenceReport(first.world, $0.world, names: (names[0].text, names[1].text))
      }
    }
    return report
  }
}
