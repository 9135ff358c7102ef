import Drawing
import Grammar
import Hardware

/// An address that was computed, as a result to go on with.
package struct AddressReport: Report {
  package static let kind = "address"

  /// Linux's name of the function.
  package let function: String
  /// The `n` of `$n`; nil when it gets none.
  package let result: Int?
  package let value: UInt64

  package init(function: String, result: Int?, value: UInt64) {
    self.function = function
    self.result = result
    self.value = value
  }

  package var outcome: Outcome { .value(Int128(value)) }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    if let result { text.append("$\(result) ", .label) }
    text.append("= ")
    text.append(hexadecimal(value, digits: 8), .address)
    if function == "page_address", value == 0 { text.append("  (NULL)", .faint) }
    text.endLine()
  }
}
