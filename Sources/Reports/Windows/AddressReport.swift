import Drawing
import Hardware

/// An address that was computed, as a result to go on with.
struct AddressReport: Report {
  static let kind = "address"

  /// Linux's name of the function.
  let function: String
  /// The `n` of `$n`; nil when it gets none.
  let result: Int?
  let value: UInt64

  var outcome: Outcome { .value(Int128(value)) }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    if let result { text.append("$\(result) ", .label) }
    text.append("= ")
    text.append(hexadecimal(value, digits: 8), .address)
    if function == "page_address", value == 0 { text.append("  (NULL)", .faint) }
    text.endLine()
  }
}
