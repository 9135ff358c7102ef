import Drawing
import Grammar
import Hardware

/// An entry of a descriptor table that was overwritten.
package struct DescriptorReport: Report {
  package static let kind = "descriptor"

  package let index: Int
  package let place: PhysicalAddress
  package let old: SegmentDescriptor
  package let new: SegmentDescriptor

  package init(index: Int, place: PhysicalAddress, old: SegmentDescriptor, new: SegmentDescriptor) {
    self.index = index
    self.place = place
    self.old = old
    self.new = new
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: DetailKey.self)
    try container.encode(index, forKey: "index")
    try container.encode(place, forKey: "place")
    try container.encode(old.rawValue, forKey: "old")
    try container.encode(new.rawValue, forKey: "new")
    try container.encode(new, forKey: "segment")
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("GDT \(index) at P:\(place.digits): ", .label)
    text.append("\(hexadecimal(old.rawValue, digits: 16)) -> ")
    text.appendLine(hexadecimal(new.rawValue, digits: 16), .changed)
    text.appendLine("  \(canvas.words(new))")
  }
}
