import Drawing
import KernelModel

/// The functions that the kernel is inside. GDB's `bt`.
struct BacktraceReport: Report {
  static let kind = "backtrace"

  /// The innermost first.
  let functions: [KernelFunction]
  /// The command that is halted, as it was typed.
  let commandText: String

  enum CodingKeys: CodingKey { case functions, commandText }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(functions.map(\.rawValue), forKey: .functions)
    try container.encode(commandText, forKey: .commandText)
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    for (index, frame) in (functions.map(\.rawValue) + [commandText]).enumerated() {
      text.append("  #\(index)".left(6), .label)
      text.appendLine(frame)
    }
  }
}
