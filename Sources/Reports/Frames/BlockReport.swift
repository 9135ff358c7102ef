import Drawing
import Grammar
import Hardware
import KernelModel

/// A block that was taken.
package struct BlockReport: Report {
  package static let kind = "block"

  /// What the result is called.
  package let name: ResultName
  package let order: Int
  package let frame: FrameDescription

  package init(name: ResultName, order: Int, frame: FrameDescription) {
    self.name = name
    self.order = order
    self.frame = frame
  }

  package var outcome: Outcome { .value(Int128(frame.frame.rawValue)) }

  package enum Key: String, CodingKey { case result, aside, order, frame, value }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encodeIfPresent(name.counted, forKey: .result)
    try container.encodeIfPresent(name.aside, forKey: .aside)
    try container.encode(order, forKey: .order)
    try container.encode(frame, forKey: .frame)
    try container.encode(frame.frame.rawValue, forKey: .value)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append(name.text, .label)
    text.append(" = ")
    text.append(canvas.words(BlockPhrase.frame))
    text.append(" ")
    text.append(frame.frame.digits, .address)
    if order > 0 {
      let count = 1 << order
      text.append(" \(canvas.words(BlockPhrase.end(frame.frame + count - 1, count: count)))")
    }
    text.append(" \(canvas.words(BlockPhrase.zone(frame.zone)))", .faint)
    text.endLine()
  }
}

/// What stands around a block's numbers.
enum BlockPhrase: Sendable {
  case frame
  case end(PageFrameNumber, count: Int)
  case zone(Zone.Kind?)
}
