import Drawing
import Hardware

/// An entry of a descriptor table that was overwritten.
struct DescriptorReport: Report {
  static let kind = "descriptor"

  let index: Int
  let place: PhysicalAddress
  let old: SegmentDescriptor
  let new: SegmentDescriptor

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: DetailKey.self)
    try container.encode(index, forKey: "index")
    try container.encode(place, forKey: "place")
    try container.encode(old.rawValue, forKey: "old")
    try container.encode(new.rawValue, forKey: "new")
    try container.encode(new.words, forKey: "words")
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("GDT \(index) at P:\(place.digits): ", .label)
    text.append("\(hexadecimal(old.rawValue, digits: 16)) -> ")
    text.appendLine(hexadecimal(new.rawValue, digits: 16), .changed)
    text.appendLine("  \(new.words)")
  }
}
