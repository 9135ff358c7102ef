import Drawing
import Grammar
import Hardware
import KernelModel

/// The registers that have a value. GDB's `info registers`.
package struct ProgramRegistersReport: Report {
  package static let kind = "registers"

  /// Where a value is from.
  enum Origin: String, Coded {
    /// What the program began with: no instruction has changed it.
    case start
    /// The chip holds it now.
    case chip
  }

  struct Register: Encodable, Sendable {
    let name: String
    let value: UInt32
    let origin: Origin
  }

  let registers: [Register]

  package enum CodingKeys: CodingKey { case registers }

  package init(_ world: World) {
    var registers: [Register] = []
    for name in ["$eip", "$esp"] + Self.chipNames {
      guard let register = ProgramRegister(named: name), let value = world.value(of: register)
      else { continue }
      registers.append(
        Register(
          name: String(name.dropFirst()), value: value,
          origin: Self.chipNames.contains(name) ? .chip : .start))
    }
    self.registers = registers
  }

  private static let chipNames =
    SegmentRegister.allCases.map { "$" + $0.name.lowercased() } + ["$cr0", "$cr2", "$cr3", "$cr4"]

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var lines = LabelledLines(labelWidth: 5, on: canvas)
    for register in registers {
      lines.label(register.name)
      lines.text.append(hexadecimal(register.value, digits: 8), .value)
      lines.text.append("  ")
      let words = canvas.words(RegisterOriginPhrase.register(register.name, register.origin))
      lines.text.appendWrapped(words, from: 17, width: canvas.width)
    }
    text.append(lines.text)
  }
}

/// What is said behind a register's value.
enum RegisterOriginPhrase: Worded {
  case register(String, ProgramRegistersReport.Origin)
}
