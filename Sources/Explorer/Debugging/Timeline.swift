/// The history of a session: where its machine stands in it, marks, and other histories.
struct Timeline {
  /// A point: so many commands done, and so many events, which may be in the middle of the next.
  struct Point: Equatable, Sendable {
    var command: Int
    /// nil at the end of a command.
    var event: Int?
  }

  /// A history that was left, whole.
  struct Branch {
    let name: String
    let log: CommandLog
    /// Where the other history parted from it, in commands.
    let parting: Int
  }

  /// The name of the history that the session is on.
  var name = "main"
  var branches: [Branch] = []
  private(set) var marks: [(name: String, point: Point)] = []

  /// Names a point; an older mark of that name is gone.
  mutating func mark(_ name: String, _ point: Point) {
    marks.removeAll { $0.name == name }
    marks.append((name, point))
  }

  func point(named name: String) -> Point? { marks.first { $0.name == name }?.point }

  var markNames: [String] { marks.map(\.name) }

  /// Forgets marks beyond so many commands.
  mutating func forgetMarks(beyond command: Int) {
    marks.removeAll { $0.point.command > command }
  }
}
