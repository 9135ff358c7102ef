import Drawing
import Hardware

extension StoryFact: Worded {
  package var english: String {
    switch self {
    case .event(let event): event.english
    case .areaSearch(let steps):
      "down the tree: \(steps.map(\.english).joined(separator: ", "))"
        + (steps.last?.turn == .hit ? "" : ", then nothing")
    case .allocation(let step): step.english
    }
  }
}

extension AreaSearchStep: Worded {
  package var english: String {
    switch turn {
    case .hit: "\(start.digits) holds it"
    case .left: "\(start.digits) left"
    case .right: "\(start.digits) right"
    }
  }
}

extension StoryPhrase: Worded {
  var english: String {
    switch self {
    case .decisionsMore(let count): "and \(count) decisions more"
    case .linesMore(let count): "and \(counted(count, "line")) more"
    case .eventsInside(let count): counted(count, "event")
    }
  }
}
