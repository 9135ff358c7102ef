import Drawing
import Hardware

/// A word of RAM that was overwritten.
struct PokeReport: Report {
  static let kind = "poke"

  let address: PhysicalAddress
  let old: UInt32
  let new: UInt32

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("P:\(address.digits)", .address)
    text.append(": \(addressDigits(old)) -> ")
    text.appendLine(addressDigits(new), .changed)
  }
}
