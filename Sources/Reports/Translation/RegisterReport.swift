import Drawing
import Hardware

/// A register that was loaded, or the chip's refusal.
struct RegisterReport: Report {
  static let kind = "register"

  let name: String
  let old: UInt32
  let new: UInt32
  /// Lines that left the TLB with it.
  let droppedLines: Int
  /// Nil when the chip took the value.
  private let trap: Trap?
  /// `#GP(0)`
  var fault: String? { trap?.name }
  let words: String?

  private let digits: Int

  enum CodingKeys: CodingKey { case name, old, new, droppedLines, fault, words }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(old, forKey: .old)
    try container.encode(new, forKey: .new)
    try container.encode(droppedLines, forKey: .droppedLines)
    try container.encodeIfPresent(fault, forKey: .fault)
    try container.encodeIfPresent(words, forKey: .words)
  }

  /// Loads the register.
  init(_ register: MachineRegister, _ value: UInt64, into machine: Machine) {
    name = register.name
    old = register.value(in: machine)
    let droppedBefore = machine.ledger.droppedLineCount
    do throws(RegisterFault) {
      try register.load(value, into: machine)
      (trap, words) = (nil, nil)
    } catch {
      (trap, words) = (.exception(error.vector, code: error.code), error.words)
    }
    new = register.value(in: machine)
    droppedLines = machine.ledger.droppedLineCount - droppedBefore
    switch register.bounds.upperBound {
    case 1: digits = 1
    case 0xffff: digits = 4
    default: digits = 8
    }
  }

  var outcome: Outcome { trap.map { .trapped($0) } ?? .none }

  func draw(on canvas: Canvas, into text: inout StyledText) {
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
