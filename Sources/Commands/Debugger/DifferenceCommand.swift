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

extension Session {
  /// Calls `body` with a session that stands at a branch's end or at a point of the history.
  fileprivate func withMachine(
    named name: PointName, _ invocation: borrowing Invocation,
    _ body: (Session) throws(CommandError) -> DifferenceReport?
  ) throws(CommandError) -> DifferenceReport {
    if let branch = timeline.branches.first(where: { $0.name == name.text }) {
      let other = try twin(at: branch.log.count, of: branch.log)
      if let report = try body(other) { return report }
    }
    let point =
      switch name.text {
      case timeline.name: end
      default:
        point(
          at: try place(
            of: name, invocation, others: timeline.branches.map(\.name) + [timeline.name]))
      }
    guard let report = try withMachine(at: point, body) else {
      throw invocation.error(.refused(DebuggerComplaint.liesInsideHalted(point: name.text)), at: 0)
    }
    return report
  }
}
