import Drawing
import Grammar

/// Joins the lines of a text and cuts it into its parts.
///
/// Lines are joined by a blank, between two Chinese signs by nothing. What stands between backquotes
/// may go over several lines, what stands between braces may not. Between backquotes braces are
/// signs like others.
struct LessonTextBuilder {
  private var parts: [LessonText.Part] = []
  /// Words or code that may go on.
  private var pending: [UInt8] = []
  /// The last sign so far; nil at the beginning.
  private var last: Character?
  /// The backquote that nothing has closed.
  private var openQuote: Excerpt?

  /// Adds a line of the file.
  ///
  /// - Complexity: O(length)
  mutating func add(_ excerpt: Excerpt, _ faults: inout LessonFaults) {
    let bytes = excerpt.line.bytes
    guard let first = excerpt.line.text(in: firstCharacter(of: excerpt)).first else { return }
    if let last, !Self.areJoined(last, first) { pending.append(UInt8(ascii: " ")) }
    var index = excerpt.range.lowerBound
    var hasEmptyPlaceholder = false
    while index < excerpt.range.upperBound {
      switch bytes[index] {
      case UInt8(ascii: "`"):
        endPart()
        openQuote =
          openQuote == nil ? Excerpt(excerpt.line, index..<index + 1, excerpt.place) : nil
      case UInt8(ascii: "{") where openQuote == nil:
        if let end = Self.closingBrace(bytes, index..<excerpt.range.upperBound) {
          endPart()
          let value = Lexer(excerpt.line).trimmed(index + 1..<end)
          if value.isEmpty, !hasEmptyPlaceholder {
            hasEmptyPlaceholder = true
            let braces = Excerpt(excerpt.line, index..<end + 1, excerpt.place)
            faults.append(braces.fault(LessonComplaint.emptyPlaceholder))
          }
          parts.append(.value(Excerpt(excerpt.line, value, excerpt.place)))
          index = end
        } else {
          let brace = Excerpt(excerpt.line, index..<excerpt.range.upperBound, excerpt.place)
          faults.append(brace.fault(LessonComplaint.openPlaceholder))
          // What follows is told no further.
          index = excerpt.range.upperBound
        }
      default: pending.append(bytes[index])
      }
      index += 1
    }
    last = excerpt.text.last
  }

  /// The text; what is open in it is a fault.
  mutating func finished(_ label: Excerpt, _ faults: inout LessonFaults) -> LessonText {
    if let openQuote { faults.append(openQuote.fault(LessonComplaint.openCode)) }
    endPart()
    return LessonText(parts, label: label)
  }

  private mutating func endPart() {
    let text = String(decoding: pending, as: UTF8.self)
    if openQuote != nil {
      parts.append(.code(text))
    } else if !text.isEmpty {
      parts.append(.words(text))
    }
    pending = []
  }

  /// Where the brace is closed that a range begins with.
  private static func closingBrace(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var depth = 0
    for index in range {
      if bytes[index] == UInt8(ascii: "{") { depth += 1 }
      if bytes[index] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  /// The bytes of the first scalar, and more: a character that is made of several begins with it.
  private func firstCharacter(of excerpt: Excerpt) -> Range<Int> {
    let start = excerpt.range.lowerBound
    return start..<min(start + 16, excerpt.range.upperBound)
  }

  /// Whether nothing stands between two signs where a line ends between them: both are written in
  /// Chinese, and one of them can be written nowhere else.
  static func areJoined(_ left: Character, _ right: Character) -> Bool {
    let isWide = (left: left.columnCount == 2, right: right.columnCount == 2)
    return (isWide.left || isWide.right)
      && (isWide.left || narrowMarks.contains(left))
      && (isWide.right || narrowMarks.contains(right))
  }

  /// Marks of Chinese texts that have no width of their own.
  private static let narrowMarks: Set<Character> = ["“", "”", "‘", "’", "…", "—", "·"]
}
