import Drawing
import Grammar
import KernelModel
import Reports

/// Names, and what they mean.
package struct NameListReport: Report {
  package static let kind = "names"

  package let names: [NamedThing]

  package init(_ names: [NamedThing]) { self.names = names }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let width = names.reduce(0) { max($0, $1.name.columnCount) }
    for thing in names {
      text.append("  \(thing.name)", .label)
      let words = canvas.words(thing)
      if words.isEmpty {
        text.endLine()
      } else {
        text.append(String(repeating: " ", count: width - thing.name.columnCount + 2))
        text.appendWrapped(words, from: width + 4, width: canvas.width)
      }
    }
  }
}

/// Something with a name that a person can type.
package enum NamedThing: Sendable {
  case event(EventKind)
  case function(KernelFunction)
  case checkpoint(Timeline.Mark)
  case macro(Macros.Macro)

  var name: String {
    switch self {
    case .event(let kind): kind.rawValue
    case .function(let function): function.rawValue
    case .checkpoint(let mark): mark.name
    case .macro(let macro): macro.name
    }
  }
}

extension NamedThing: DetailedFact {
  /// What kind of thing it is.
  package var code: String {
    switch self {
    case .event: "event"
    case .function: "function"
    case .checkpoint: "checkpoint"
    case .macro(let macro): macro.isAlias ? "alias" : "definition"
    }
  }

  package var details: Details {
    switch self {
    case .event(let kind): ["name": name, "words": kind.english]
    case .function: ["name": name]
    case .checkpoint(let mark):
      ["name": name, "command": mark.point.command, "event": mark.point.event]
    case .macro(let macro): ["name": name, "lines": macro.lines]
    }
  }
}
