import Drawing
import Reports

extension NamedThing: Worded {
  /// What it means; empty for what is Linux's.
  package var english: String {
    switch self {
    case .event(let kind): kind.english
    case .function: ""
    case .checkpoint(let mark):
      "after command \(mark.point.command)"
        + (mark.point.event.map { ", halted at event \($0)" } ?? "")
    // As it was typed.
    case .macro(let macro): macro.words
    }
  }
}
