import Grammar
import Session

extension Session {
  /// Calls `body` with a session that stands at a branch's end or at a point of the history.
  func withMachine<Result>(
    named name: PointName, _ invocation: borrowing Invocation, at index: Int = 0,
    _ body: (Session) throws(CommandError) -> Result?
  ) throws(CommandError) -> Result {
    if let branch = timeline.branches.first(where: { $0.name == name.text }) {
      let other = try twin(at: branch.log.count, of: branch.log)
      if let result = try body(other) { return result }
    }
    let point =
      switch name.text {
      case timeline.name: end
      default:
        point(
          at: try place(
            of: name, invocation, at: index, others: timeline.branches.map(\.name) + [timeline.name]))
      }
    guard let result = try withMachine(at: point, body) else {
      throw invocation.error(.refused(DebuggerComplaint.liesInsideHalted(point: name.text)), at: index)
    }
    return result
  }
}
