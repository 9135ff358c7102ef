/// Where a line may end when there is no blank.
///
/// Latin words stay whole. Before and behind a wide character a line may end, except that
///
/// 1. no line begins with a mark that closes or goes on: `，` `。` `）` `…`;
/// 2. no line ends with a mark that opens: `（` `「` `《`.
///
/// A list of alternatives in brackets that takes half a line may end behind any `|`; flags of Linux
/// that are joined so stay whole.
enum LineBreak {
  /// Marks that hold on to what stands before them.
  private static let closing: Set<Character> = [
    "，", "。", "、", "；", "：", "？", "！", "）", "」", "』", "》", "】", "〉", "〕", "］", "｝", "”", "’", "…",
    "—", "～", "·", "・", "％", "℃", "々", "ー", ")", "]", "}", ",", ".", ";", ":", "?", "!", "%",
  ]
  /// Marks that hold on to what stands behind them.
  private static let opening: Set<Character> = [
    "（", "「", "『", "《", "【", "〈", "〔", "［", "｛", "“", "‘", "￥", "＄", "(", "[", "{", "$",
  ]

  /// A list of alternatives that is not longer stays whole.
  private static let longestList = 40

  /// Whether a line may end behind the one character and the next begin with the other.
  static func isAllowed(between left: Character, and right: Character) -> Bool {
    guard !(left.isASCII && right.isASCII), left.isWide || right.isWide else { return false }
    return !opening.contains(left) && !closing.contains(right)
  }

  /// The pieces of a word without blanks that stay whole; one for a Latin word.
  static func pieces(of word: Substring) -> [Substring] {
    let isList = word.utf8.count > longestList && word.utf8.first == UInt8(ascii: "[")
    guard isList || word.utf8.contains(where: { $0 >= 0x80 }) else { return [word] }
    var pieces: [Substring] = []
    var start = word.startIndex
    var last: (character: Character, end: Substring.Index)?
    for index in word.indices {
      let character = word[index]
      if let last,
        isList && last.character == "|" || isAllowed(between: last.character, and: character)
      {
        pieces.append(word[start..<index])
        start = index
      }
      last = (character, index)
    }
    return pieces + [word[start...]]
  }
}
