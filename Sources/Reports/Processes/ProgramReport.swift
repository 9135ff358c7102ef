import Drawing
import Grammar
import Hardware
import KernelModel

/// A program that `exec` has started: where its five parts lie.
package struct ProgramReport: Report {
  package static let kind = "program"

  package struct Part: Encodable, Sendable {
    package let name: ProgramPart
    package let start: VirtualAddress
    package let end: VirtualAddress
    package let byteCount: UInt32
  }

  package let process: Int32
  package let path: String
  /// Where the first instruction lies, and the stack pointer there.
  package let entry: VirtualAddress
  let stackPointer: VirtualAddress
  /// What the interpreter's addresses are counted from; nil without one.
  package let interpreter: VirtualAddress?
  package let parts: [Part]

  package init(_ process: Process, _ path: String, _ space: AddressSpace) {
    self.process = process.id.rawValue
    self.path = path
    let image = space.image
    entry = image.entry
    stackPointer = image.stackStart
    interpreter = image.interpreterBase.rawValue == 0 ? nil : image.interpreterBase
    var stack = AddressSpace.end..<AddressSpace.end
    let link = space.areas.area(endingAfter: image.stackStart)
    if !link.isNone { stack = space.areas[link].start..<space.areas[link].end }
    parts = [
      Part(.text, image.code), Part(.data, image.data), Part(.bss, image.zeros),
      Part(.heap, image.heapStart..<image.heapEnd), Part(.stack, stack),
    ]
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(canvas.words(ProgramPhrase.runs(process, path)), .heading)
    text.append("  \(canvas.words(ProgramPhrase.firstInstruction)) ")
    text.append(entry.digits, .address)
    text.append(interpreter == nil ? "" : ", \(canvas.words(ProgramPhrase.ofInterpreter))")
    text.append(", ESP ")
    text.append(stackPointer.digits, .address)
    text.endLine()
    var table = Table([.init(""), .init(""), .init("", .right), .init("")])
    for part in parts {
      let nature = canvas.words(ProgramPhrase.nature(part.name))
      table.append([
        .init("  \(part.name.rawValue)", .label),
        .init((part.start..<part.end).digits, .address),
        .init(shortSize(UInt64(part.byteCount)), .value), .init(nature, .faint),
      ])
    }
    table.draw(into: &text)
  }
}

extension ProgramReport.Part {
  fileprivate init(_ name: ProgramPart, _ range: Range<VirtualAddress>) {
    self.init(
      name: name, start: range.lowerBound, end: range.upperBound,
      byteCount: range.upperBound - range.lowerBound)
  }
}

/// What is said of a program that was begun, or of its end.
enum ProgramPhrase: Sendable {
  case runs(Int32, String)
  case firstInstruction
  /// The first instruction is the interpreter's.
  case ofInterpreter
  /// What a part holds or how it grows.
  case nature(ProgramPart)
  case isKilled(Int32)
  /// The old program was gone when the new one could not be loaded.
  case tooLate(String, Errno, Refusal.Reason)
}
