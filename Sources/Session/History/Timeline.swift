/// The history of a session: where its machine stands in it, marks, and other histories.
package struct Timeline {
  /// A point: so many commands done, and so many events, which may be in the middle of the next.
  package struct Point: Equatable, Sendable {
    package var command: Int
    /// nil at the end of a command.
    var event: Int?

    package init(command: Int, event: Int? = nil) {
      self.command = command
      self.event = event
    }
  }

  /// A name for a point.
  package struct Mark: Sendable {
    package let name: String
    package let point: Point
  }

  /// A history that was left, whole.
  package struct Branch {
    package let name: String
    package let log: CommandLog
    package let marks: [Mark]
  }

  /// The name of the history that the session is on.
  package var name = "main"
  package private(set) var branches: [Branch] = []
  /// The marks of this history; each history has its own.
  package private(set) var marks: [Mark] = []

  /// Names a point; an older mark of that name is gone.
  package mutating func mark(_ name: String, _ point: Point) {
    forgetMark(name)
    marks.append(Mark(name: name, point: point))
  }

  package mutating func forgetMark(_ name: String) { marks.removeAll { $0.name == name } }

  package func point(named name: String) -> Point? { marks.first { $0.name == name }?.point }

  package var markNames: [String] { marks.map(\.name) }

  /// Forgets marks beyond so many commands, and those inside the next.
  mutating func forgetMarks(beyond command: Int) {
    marks.removeAll { mark in
      mark.point.command > command || mark.point.command == command && mark.point.event != nil
    }
  }

  // MARK: Branches

  package func branch(named name: String) -> Branch? { branches.first { $0.name == name } }

  package mutating func forgetBranch(_ name: String) { branches.removeAll { $0.name == name } }

  /// Leaves the history, which keeps its log and marks, for another one.
  ///
  /// - Returns: the other history's log; nil if it is new. It begins with the marks of this one.
  package mutating func leave(_ log: CommandLog, for other: String) -> CommandLog? {
    forgetBranch(name)
    branches.append(Branch(name: name, log: log, marks: marks))
    name = other
    guard let known = branch(named: other) else { return nil }
    forgetBranch(other)
    marks = known.marks
    return known.log
  }

  /// A name that no history has: `branch1`, `branch2`, …
  var freeName: String {
    var number = 1
    while name == "branch\(number)" || branch(named: "branch\(number)") != nil { number += 1 }
    return "branch\(number)"
  }

  // MARK: Names

  /// Why a word can name no checkpoint; nil when it can. A name means one thing everywhere.
  package func refusal(ofMark name: String) -> HistoryComplaint? {
    if let complaint = Self.refusal(of: name) { return complaint }
    return name == self.name || branch(named: name) != nil ? .nameIsOfBranch(name) : nil
  }

  /// Why a word can name no new history; nil when it can.
  package func refusal(ofBranch name: String) -> HistoryComplaint? {
    if let complaint = Self.refusal(of: name) { return complaint }
    let isMark = (markNames + branches.flatMap { $0.marks.map(\.name) }).contains(name)
    return isMark && branch(named: name) == nil ? .nameIsOfCheckpoint(name) : nil
  }

  private static func refusal(of name: String) -> HistoryComplaint? {
    if PointName.reserved.contains(name) { return .nameIsReserved(name) }
    return name.first?.isNumber == true || name.first == "@" ? .nameIsLikeEvent(name) : nil
  }
}
