import Drawing
import Grammar
import KernelModel
import Reports

/// A halt inside a command: what has just happened, who decided it, and how it came to that.
package struct StopReport: Report {
  package static let kind = "stop"

  let event: Int
  let command: Int
  let commandText: String
  /// The function of Linux that decides; `MMU` for the chip.
  let function: String
  let words: String
  /// The functions that led to it, the innermost first.
  let callers: [String]
  let breakpoint: Int?
  /// What a watched expression was worth, and is.
  let change: String?
  let hasBadCondition: Bool
  let isInterruption: Bool

  init(_ stop: Debugger.Stop, in session: Session) {
    event = stop.number
    command = session.world.commandCount + 1
    commandText = session.halted?.text ?? ""
    breakpoint = stop.breakpoint
    hasBadCondition = stop.hasBadCondition
    isInterruption = stop.isInterruption
    let number = stop.breakpoint
    let watched = number.flatMap { session.debugger.breakpoints[$0] }?.watchedText
    change = stop.change.map { "\(watched.map { "\($0): " } ?? "")\($0.old) -> \($0.new)" }
    let start = session.halted?.start ?? stop.number - 1
    let functions = session.debugger.journal.functions(at: stop.number, from: start + 1)
    var isChip = false
    if case .hardware = stop.entry.event { isChip = true }
    function = isChip ? "MMU" : functions.last?.rawValue ?? "kernel"
    callers = (isChip ? functions[...] : functions.dropLast()).reversed().map(\.rawValue)
    words = stop.entry.event.english
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    if let breakpoint {
      text.append("breakpoint \(breakpoint)", .warning)
      if let change { text.append("  \(change)", .value) }
      text.appendLine(hasBadCondition ? ": its condition cannot be worked out here" : "", .error)
    } else if isInterruption {
      text.appendLine("interrupted", .warning)
    }
    text.append("@\(event) ", .label)
    text.append("\(function): ", .heading)
    let column = "@\(event) \(function): ".columnCount
    text.appendWrapped(words, from: min(column, 24), width: canvas.width)
    let path = callers + ["'\(commandText)'"]
    text.append("  ")
    text.appendWrapped(
      "called by " + path.joined(separator: " < "), .faint, from: 2, width: canvas.width)
  }
}

/// The functions that the kernel is inside. GDB's `bt`.
package struct BacktraceReport: Report {
  package static let kind = "backtrace"

  /// The innermost first; the last one is the command.
  package let frames: [String]

  package init(frames: [String]) {
    self.frames = frames
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    for (index, frame) in frames.enumerated() {
      text.append("  #\(index)".left(6), .label)
      text.appendLine(frame)
    }
  }
}
