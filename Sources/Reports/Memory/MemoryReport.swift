import Drawing
import Grammar
import Hardware
import KernelModel

/// Bytes of a process's memory.
package struct MemoryReport: Report {
  package static let kind = "memory"

  package let address: UInt32
  package let bytes: [UInt8]
  /// Page faults that reading took; nil for a look that takes none.
  package let faults: Int?
  package let signal: Signal?
  /// What is to be said of it.
  package let aftermath: SignalAftermath?

  package init(
    address: UInt32, bytes: [UInt8], faults: Int?, signal: Signal? = nil,
    aftermath: SignalAftermath? = nil
  ) {
    self.aftermath = aftermath
    self.address = address
    self.bytes = bytes
    self.faults = faults
    self.signal = signal
  }

  package var outcome: Outcome { signal.map { .trapped(Trap($0)) } ?? .none }
  package var faultCount: Int? { signal == nil ? faults : nil }

  package func encode(to encoder: any Encoder) throws {
    let facts: Details = [
      "address": address, "bytes": bytes, "faults": faults, "signal": signal,
      "cause": aftermath?.cause, "ended": aftermath?.ended, "next": aftermath?.next,
    ]
    try facts.encode(to: encoder)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let perLine = canvas.width < 77 ? 8 : 16
    for start in stride(from: 0, to: bytes.count, by: perLine) {
      let line = bytes[start..<min(start + perLine, bytes.count)]
      text.append(addressDigits(address &+ UInt32(start)), .address)
      text.append(" ")
      for byte in line {
        text.append(" ")
        text.append(byteDigits(byte), byte == 0 ? .faint : .value)
      }
      text.pad(from: line.count * 3, to: perLine * 3 + 2)
      let letters = line.map { 0x20..<0x7f ~= $0 ? Character(UnicodeScalar($0)) : "." }
      text.appendLine("|\(String(letters))|", .faint)
    }
    if let signal {
      text.append(addressDigits(address &+ UInt32(bytes.count)), .address)
      text.append(": \(canvas.words(Access.read)) \(canvas.words(AccessPhrase.endsIn)) ")
      text.appendLine(signal.words, .error)
      aftermath?.draw(on: canvas, into: &text)
    }
  }
}
