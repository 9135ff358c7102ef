import Grammar

/// What stands behind a figure's name.
struct PictureWish {
  enum Goal {
    case screen
    case file(String)
    /// Drawn again after each line: into a page, or above the prompt.
    case followed(String?)
  }

  /// The point that it is compared with.
  let since: String?
  let goal: Goal
  let isForced: Bool
  /// The number on the line belongs to the point: `since command 4`.
  let takesNumber: Bool

  init(_ invocation: borrowing Invocation) {
    let point = invocation.text(2)
    takesNumber = point == "command" && invocation.isGiven(1)
    since = takesNumber ? "command \(invocation.number(1))" : point
    if invocation.isGiven(4) {
      goal = .followed(invocation.text(4).flatMap { $0.isEmpty ? nil : $0 })
    } else {
      goal = invocation.text(3).map { .file($0) } ?? .screen
    }
    isForced = invocation.wordIfGiven(5) == 1
  }
}
