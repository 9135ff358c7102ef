import Drawing
import Grammar
import KernelModel

/// The functions that the kernel is inside. GDB's `bt`.
package struct BacktraceReport: Report {
  package static let kind = "backtrace"

  /// The innermost first.
  package let functions: [KernelFunction]
  /// The command that is halted, as it was typed.
  package let commandText: String

  package init(functions: [KernelFunction], commandText: String) {
    self.functions = functions
    self.commandText = commandText
  }

  package enum CodingKeys: CodingKey { case functions, commandText }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(functions.map(\.rawValue), forKey: .functions)
    try container.encode(commandText, forKey: .commandText)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    for (index, frame) in (functions.map(\.rawValue) + [commandText]).enumerated() {
      text.append("  #\(index)".left(6), .label)
      text.appendLine(frame)
    }
  }
}
