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
  /// nil when the chip took the value.
  package let fault: RegisterFault?

  private let digits: Int

  package enum CodingKeys: CodingKey { case name, old, new, droppedLines, fault }

  /// Loads the register.
  package init(_ register: MachineRegister, _ value: UInt64, into machine: Machine) {
    name = register.name
    old = register.value(in: machine)
    let droppedBefore = machine.ledger.droppedLineCount
    do throws(RegisterFault) {
      try register.load(value, into: machine)
      fault = nil
    } catch {
      fault = error
    }
    new = register.value(in: machine)
    droppedLines = machine.ledger.droppedLineCount - droppedBefore
    digits = register.digitCount
  }

  package var outcome: Outcome { fault.map { .trapped($0.trap) } ?? .none }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    if let fault {
      // A line that began with # would be narration in a transcript.
      text.appendWrapped(
        canvas.words(RegisterPhrase.refused(fault)), .error, from: 0, width: canvas.width)
      return
    }
    text.append("\(name): ", .label)
    text.append(hexadecimal(old, digits: digits))
    text.append(" -> ")
    text.append(hexadecimal(new, digits: digits), .changed)
    text.appendLine(droppedLines == 0 ? "" : canvas.words(RegisterPhrase.dropped(droppedLines)))
  }
}

/// What is said around a register that was loaded.
enum RegisterPhrase: Sendable {
  case refused(RegisterFault)
  case dropped(Int)
}
