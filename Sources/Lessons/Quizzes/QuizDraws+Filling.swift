import Drawing
import Grammar
import Session

/// Placeholders of a template: `<n>`, `<n - 1>`, `<address/x>`.
///
/// One begins with `<` when a letter or a parenthesis follows at once, and ends with the first `>` outside of
/// parentheses that stands neither behind a blank nor beside another one.
extension QuizDraws {
  /// The value of an expression with placeholders over what was drawn.
  func value(of excerpt: Excerpt) throws(LessonFault) -> Int128 {
    try filled(excerpt).value(in: self)
  }

  /// The text with its placeholders filled in, at the same place of its file.
  ///
  /// - Complexity: O(length)
  func filled(_ template: Excerpt) throws(LessonFault) -> Excerpt {
    let bytes = template.line.bytes
    let range = template.range
    guard bytes[range].contains(UInt8(ascii: "<")) else { return template }
    var text: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard let end = Self.placeholderEnd(bytes, index..<range.upperBound) else {
        text.append(bytes[index])
        index += 1
        continue
      }
      text += try value(in: Excerpt(template.line, index + 1..<end, template.place)).utf8
      index = end + 1
    }
    let line = SourceLine(bytes: text, range: 0..<text.count)
    return Excerpt(line, line.range, template.place)
  }

  private func value(in placeholder: Excerpt) throws(LessonFault) -> String {
    if let text = self[placeholder.text] { return text }
    let isHexadecimal = placeholder.text.hasSuffix("/x")
    let range = placeholder.range
    let expression =
      isHexadecimal
      ? Excerpt(placeholder.line, range.lowerBound..<range.upperBound - 2, placeholder.place)
      : placeholder
    let value = try expression.value(in: self)
    return isHexadecimal ? "0x" + String(value, radix: 16) : "\(value)"
  }

  /// Where the placeholder ends that a range begins with; nil where none begins.
  private static func placeholderEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    let start = range.lowerBound
    guard bytes[start] == UInt8(ascii: "<"), start + 1 < range.upperBound,
      bytes[start + 1].isLetter || bytes[start + 1] == UInt8(ascii: "(")
    else { return nil }
    var depth = 0
    for index in range.dropFirst() {
      switch bytes[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: ">") where depth == 0 && !bytes[index - 1].isSpace:
        let isShift =
          bytes[index - 1] == UInt8(ascii: ">")
          || index + 1 < range.upperBound && bytes[index + 1] == UInt8(ascii: ">")
        if !isShift { return index }
      default: break
      }
    }
    return nil
  }
}
