import Drawing
import Grammar
import Hardware

/// A word of RAM that was overwritten.
package struct PokeReport: Report {
  package static let kind = "poke"

  package let address: PhysicalAddress
  package let old: UInt32
  package let new: UInt32

  package init(address: PhysicalAddress, old: UInt32, new: UInt32) {
    self.address = address
    self.old = old
    self.new = new
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("P:\(address.digits)", .address)
    text.append(": \(addressDigits(old)) -> ")
    text.appendLine(addressDigits(new), .changed)
  }
}
