import Drawing
import Grammar
import Hardware

/// A register that was loaded, or the chip's refusal.
package struct RegisterReport: Report {
  package static let kind = "register"

  package let name: String
  package let old: UInt32
  package let new: UInt32
  /// Lines that left the TLB with it.
  package let droppedLines: Int
  /// Nil when the chip took the value.
  private let trap: Trap?
  /// `#GP(0)`
  package var fault: String? { trap?.name }
  package let words: String?

  private let digits: Int

  package enum CodingKeys: CodingKey { case name, old, new, droppedLines, fault, words }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(old, forKey: .old)
    try container.encode(new, forKey: .new)
    try container.encode(droppedLines, forKey: .droppedLines)
    try container.encodeIfPresent(fault, forKey: .fault)
    try container.encodeIfPresent(words, forKey: .words)
  }

  /// - Parameters:
  ///   - digits: how many hexadecimal digits its values have.
  ///   - refusal: what the chip raised instead, and the rule that was broken.
  package init(
    _ name: String, old: UInt32, new: UInt32, digits: Int, droppedLines: Int,
    refusal: (trap: Trap, words: String)?
  ) {
    self.name = name
    self.old = old
    self.new = new
    self.digits = digits
    self.droppedLines = droppedLines
    trap = refusal?.trap
    words = refusal?.words
  }

  package var outcome: Outcome { trap.map { .trapped($0) } ?? .none }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    if let fault, let words {
      // A line that began with # would be narration in a transcript.
      text.appendWrapped(
        "refused with \(fault): \(words); nothing has changed", .error, from: 0,
        width: canvas.width)
      return
    }
    text.append("\(name): ", .label)
    text.append(hexadecimal(old, digits: digits))
    text.append(" -> ")
    text.append(hexadecimal(new, digits: digits), .changed)
    let word = droppedLines == 1 ? "line" : "lines"
    text.appendLine(droppedLines == 0 ? "" : ", \(droppedLines) \(word) of the TLB dropped")
  }
}
