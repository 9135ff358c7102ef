import Drawing

/// Breaks a text where the reader of lessons joins it again to the same.
///
/// A line ends at a single blank, which joining brings back, or between two Chinese signs, which
/// joining parts by nothing. Code and values stay whole; what has no such place is not broken.
enum LessonWrapping {
  private struct Glyph {
    let character: Character
    let columns: Int
    /// It stands inside code or a value.
    let isHeld: Bool
  }

  /// The lines of a text.
  ///
  /// - Parameters:
  ///   - first: how many columns the first line may take.
  ///   - others: how many the others may.
  /// - Complexity: O(length)
  static func lines(of text: LessonText, first: Int, others: Int) -> [String] {
    let glyphs = glyphs(of: text)
    var lines: [String] = []
    var start = 0
    /// Where the line may end, and where the next one then begins.
    var place: (end: Int, next: Int)?
    var columns = 0
    var index = 0
    while index < glyphs.count {
      if index > start, let next = nextLine(glyphs, endingBefore: index) { place = (index, next) }
      columns += glyphs[index].columns
      if columns > (lines.isEmpty ? first : others), let found = place {
        lines.append(String(glyphs[start..<found.end].map(\.character)))
        start = found.next
        index = start
        (place, columns) = (nil, 0)
      } else {
        index += 1
      }
    }
    return lines + [String(glyphs[start...].map(\.character))]
  }

  private static func glyphs(of text: LessonText) -> [Glyph] {
    text.parts.flatMap { part -> [Glyph] in
      let isWords = if case .words = part { true } else { false }
      let written = LessonText([part], label: text.label).written
      return written.enumerated().map { index, character in
        // A line may end in front of code, not inside.
        Glyph(
          character: character, columns: character.columnCount, isHeld: !isWords && index > 0)
      }
    }
  }

  /// Where the next line begins when one ends in front of a glyph; nil when it may not.
  private static func nextLine(_ glyphs: [Glyph], endingBefore index: Int) -> Int? {
    guard !glyphs[index].isHeld else { return nil }
    let (left, here) = (glyphs[index - 1].character, glyphs[index].character)
    guard here == " " else {
      return LessonTextBuilder.areJoined(left, here) && !opening.contains(left)
        && !closing.contains(here) ? index : nil
    }
    guard left != " ", index + 1 < glyphs.count else { return nil }
    let right = glyphs[index + 1].character
    // A remark begins with '#'.
    guard right != " ", right != "#" else { return nil }
    return LessonTextBuilder.areJoined(left, right) ? nil : index + 1
  }

  /// Marks that end no line, and marks that begin none.
  private static let opening = Set("（「『《【〈〔［｛“‘￥")
  private static let closing = Set("，。、；：？！）」』》】〉〕］｝”’…—·")
}
