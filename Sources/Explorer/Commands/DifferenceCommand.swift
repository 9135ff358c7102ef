import Hardware
import KernelModel

extension CommandDefinition {
  static let difference = CommandDefinition(
    "diff", .debugger, .looks, "compare the machines at two points or on two branches",
    arguments: [
      ArgumentDefinition("A", .text, "a branch, a checkpoint, or the number of a command")
        .offering(.points),
      ArgumentDefinition("B", .text, "the other one; here unless told", .optional)
        .offering(.points),
    ],
    details: "Structure by structure: what only one of them has, and what differs.",
    example: "mmap 64K rw; touch $1 w; diff 0"
  ) { session, invocation throws(CommandError) in
    let first = try session.machine(named: invocation.text(0) ?? "", invocation, at: 0)
    let second =
      invocation.isGiven(1)
      ? try session.machine(named: invocation.text(1) ?? "", invocation, at: 1) : session
    guard !session.isBare else {
      throw invocation.error(.refused("a machine without a kernel has nothing to compare", note: nil))
    }
    return DifferenceReport(
      first, second, names: (invocation.text(0) ?? "", invocation.text(1) ?? "here"))
  }
}

extension Session {
  /// A session that stands at a branch's end, at a checkpoint or after so many commands.
  fileprivate func machine(
    named name: String, _ invocation: borrowing Invocation, at index: Int
  ) throws(CommandError) -> Session {
    if let branch = timeline.branches.first(where: { $0.name == name }) {
      let other = replayed(upTo: 0)
      other.carryOut(branch.log, upTo: branch.log.count)
      return other
    }
    if name == timeline.name { return replayed(upTo: log.count) }
    if let point = timeline.point(named: name) { return replayed(upTo: point.command) }
    if let number = Int(name), 0...log.count ~= number { return replayed(upTo: number) }
    let known = timeline.branches.map(\.name) + timeline.markNames + [timeline.name]
    throw invocation.error(
      .unknownWord(
        name, nearest: Spelling.nearest(to: name, among: known),
        usage: invocation.definition.usage), at: index)
  }
}
