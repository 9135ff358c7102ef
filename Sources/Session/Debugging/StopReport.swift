import Drawing
import Grammar
import KernelModel
import Reports

/// A halt inside a command: what has just happened, who decided it, and how it came to that.
package struct StopReport: Report {
  package static let kind = "stop"

  let event: Int
  let command: Int
  /// As it was typed.
  let commandText: String
  /// Nil where no function of Linux's is entered.
  let decider: Decider?
  let fact: KernelEvent
  /// The functions that led to it, the innermost first.
  let callers: [KernelFunction]
  let breakpoint: Int?
  let change: Change?
  let hasBadCondition: Bool
  let isInterruption: Bool
  /// The command is carried out for the first time.
  let isNew: Bool

  /// What a watched expression was worth, and is.
  struct Change: Sendable {
    /// The expression as it was typed.
    let watched: String?
    let before: Int128
    let after: Int128
  }

  init(_ stop: Debugger.Stop, in session: Session) {
    event = stop.number
    command = session.world.commandCount + 1
    commandText = session.halted?.text ?? ""
    breakpoint = stop.breakpoint
    hasBadCondition = stop.hasBadCondition
    isInterruption = stop.isInterruption
    isNew = session.world.commandCount == session.log.count
    let watched = stop.breakpoint.flatMap { session.debugger.breakpoints[$0] }?.watchedText
    change = stop.change.map { Change(watched: watched, before: $0.old, after: $0.new) }
    let functions =
      session.halted.map { session.calls(at: stop.number, of: $0).map(\.function) } ?? []
    fact = stop.entry.event
    decider = Decider(of: fact, in: functions.last)
    callers = (decider == .chip ? functions[...] : functions.dropLast()).reversed()
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    if let breakpoint {
      text.append(canvas.words(DebuggingPhrase.breakpoint(breakpoint)), .warning)
      if let change {
        let watched = change.watched.map { "\($0): " } ?? ""
        text.append("  \(watched)\(change.before) -> ", .value)
        text.append("\(change.after)", .changed)
      }
      text.appendLine(
        hasBadCondition ? ": \(canvas.words(DebuggingPhrase.badCondition))" : "", .error)
    } else if isInterruption {
      text.appendLine(canvas.words(DebuggingPhrase.interrupted(canUndo: isNew)), .warning)
    }
    let function = decider?.name ?? canvas.words(DebuggingPhrase.kernel)
    text.append("@\(event) ", .label)
    text.append("\(function): ", .heading)
    let column = "@\(event) \(function): ".columnCount
    text.appendWrapped(
      canvas.words(fact), fact.role, from: min(column, 24), width: canvas.width)
    let path = callers.map(\.rawValue) + ["'\(commandText)'"]
    text.append("  ")
    text.appendWrapped(
      canvas.words(DebuggingPhrase.calledBy(path)), .faint, from: 2, width: canvas.width)
  }
}

extension StopReport {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: DetailKey.self)
    try container.encode(event, forKey: "event")
    try container.encode(command, forKey: "command")
    try container.encode(commandText, forKey: "commandText")
    try container.encode(decider, forKey: "function")
    try container.encode(fact, forKey: "fact")
    try container.encode(fact.english, forKey: "words")
    try container.encode(callers.map(\.rawValue), forKey: "callers")
    try container.encode(breakpoint, forKey: "breakpoint")
    try container.encode(change, forKey: "change")
    try container.encode(hasBadCondition, forKey: "hasBadCondition")
    try container.encode(isInterruption, forKey: "isInterruption")
  }
}

extension StopReport.Change: Encodable {
  package func encode(to encoder: any Encoder) throws {
    try (["watched": watched, "before": before, "after": after] as Details).encode(to: encoder)
  }
}
