import Drawing
import Grammar
import Hardware

/// The value of an expression.
package struct ValueReport: Report {
  package static let kind = "value"

  /// What the result is called; nil when it gets no name.
  package let name: ResultName?
  package let value: Int128
  /// The one base to show; nil for decimal and hexadecimal.
  package let spelling: MemoryFormat.Spelling?

  package init(name: ResultName?, value: Int128, spelling: MemoryFormat.Spelling?) {
    self.name = name
    self.value = value
    self.spelling = spelling
  }

  /// A word is shown and gets no name.
  private var word: String? { WordValue(value: value)?.text }

  package var outcome: Outcome { word == nil ? .value(value) : .none }

  package func encode(to encoder: any Encoder) throws {
    if let word { return try (["word": word] as Details).encode(to: encoder) }
    try (["result": name?.counted, "aside": name?.aside, "value": value] as Details).encode(
      to: encoder)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    if let word { return text.appendLine("= \(word)", .value) }
    if let name { text.append("\(name.text) ", .label) }
    text.append("= ")
    text.append(digits, .value)
    text.endLine()
  }

  private var digits: String {
    let bits = UInt64(truncatingIfNeeded: value)
    switch spelling {
    case nil: return "\(value) = 0x\(hexadecimal(bits))"
    case .hexadecimal, .address: return "0x\(hexadecimal(bits))"
    case .octal: return "0" + String(bits, radix: 8)
    case .binary: return "0b" + String(bits, radix: 2)
    case .unsigned: return "\(bits)"
    case .character:
      return "'\(UnicodeScalar(UInt8(truncatingIfNeeded: bits)).escaped(asASCII: true))'"
    case .decimal, .string: return "\(value)"
    }
  }
}
