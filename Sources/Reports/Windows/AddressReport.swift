import Drawing
import Grammar
import Hardware

/// An address that was computed, as a result to go on with.
package struct AddressReport: Report {
  package static let kind = "address"

  /// Linux's name of the function.
  package let function: String
  /// What the result is called; nil when it gets no name.
  package let name: ResultName?
  package let value: UInt64

  package init(function: String, name: ResultName?, value: UInt64) {
    self.function = function
    self.name = name
    self.value = value
  }

  package var outcome: Outcome { .value(Int128(value)) }

  private enum Key: String, CodingKey {
    case function, result, aside, value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(function, forKey: .function)
    try container.encodeIfPresent(name?.counted, forKey: .result)
    try container.encodeIfPresent(name?.aside, forKey: .aside)
    try container.encode(value, forKey: .value)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    if let name { text.append("\(name.text) ", .label) }
    text.append("= ")
    text.append(hexadecimal(value, digits: 8), .address)
    if function == "page_address", value == 0 { text.append("  (NULL)", .faint) }
    text.endLine()
  }
}
