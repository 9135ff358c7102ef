import Drawing
import Grammar
import Hardware

/// Which pages of a range are in memory.
package struct ResidencyReport: Report {
  package static let kind = "residency"

  package let address: UInt32
  package let pages: [Bool]

  package init(address: UInt32, pages: [Bool]) {
    self.address = address
    self.pages = pages
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let perLine = max(16, (canvas.width - 10) / 16 * 16)
    for start in stride(from: 0, to: pages.count, by: perLine) {
      text.append(addressDigits(address &+ UInt32(start) << 12), .address)
      text.append("  ")
      for isPresent in pages[start..<min(start + perLine, pages.count)] {
        text.append(isPresent ? "1" : "0", isPresent ? .value : .faint)
      }
      text.endLine()
    }
  }
}
