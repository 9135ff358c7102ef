import Drawing
import Grammar
import KernelModel

/// One of the functions that the kernel is inside, or the command that led to them. GDB's `frame`.
package struct CallFrameReport: Report {
  package static let kind = "call-frame"

  /// 0 is the innermost.
  package let index: Int
  /// Nil for the command.
  package let function: KernelFunction?
  /// The event at which it was entered; nil for the command.
  package let event: Int?
  /// Those further out, the innermost first.
  package let callers: [KernelFunction]
  /// The command that is halted, as it was typed.
  package let commandText: String

  /// - Parameter calls: the functions, the outermost first, with the events at which they were
  ///   entered.
  package init(
    _ index: Int, of calls: [(function: KernelFunction, event: Int)], commandText: String
  ) {
    self.index = index
    self.commandText = commandText
    let inner = calls.reversed().dropFirst(index)
    function = inner.first?.function
    event = inner.first?.event
    callers = inner.dropFirst().map(\.function)
  }

  package func encode(to encoder: any Encoder) throws {
    let facts: Details = [
      "index": index, "function": function?.rawValue, "event": event,
      "callers": callers.map(\.rawValue), "commandText": commandText,
    ]
    try facts.encode(to: encoder)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("  #\(index)".left(6), .label)
    guard let function, let event else { return text.appendLine(commandText) }
    text.appendLine(function.rawValue)
    text.append("      ")
    let path = callers.map(\.rawValue) + ["'\(commandText)'"]
    text.appendWrapped(
      canvas.words(DebuggingPhrase.entered(event, calledBy: path)), .faint, from: 6,
      width: canvas.width)
  }
}
