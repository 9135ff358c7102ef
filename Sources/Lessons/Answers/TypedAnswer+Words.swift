import Drawing
import Grammar

extension TypedAnswer {
  /// Yes or no, in any language; nil when it is neither.
  package var truth: Bool? {
    let word = Self.bare(text)
    if AnswerWords.yes.contains(word) { return true }
    if AnswerWords.no.contains(word) { return false }
    return nil
  }

  /// The number of the phrase that it names: by number, or as it is written in any language.
  func option(of options: [FilledText], _ symbols: some SymbolResolver) -> Int? {
    let typed = Self.bare(text)
    let named = options.firstIndex { option in
      Language.allCases.contains { Self.bare(option.text(in: $0)) == typed }
    }
    if let named { return named + 1 }
    return numbers(symbols).lazy.compactMap { Int(exactly: $0) }.first {
      1...max(1, options.count) ~= $0
    }
  }

  /// Whether it is a word, or one of its other names.
  func matches(_ word: String) -> Bool {
    let typed = Self.bare(text)
    let right = Self.bare(word)
    return !typed.isEmpty && (typed == right || AnswerWords.names(of: right).contains(typed))
  }

  /// A word without what does not tell it from others: case, blanks, hyphens, quotes and brackets,
  /// `ZONE_` in front, and the kind of thing that it is.
  private static func bare(_ text: String) -> String {
    var word = text.lowercased().filter { !" -_\"'`[]()".contains($0) }
    for start in ["zone", "the"] where word.hasPrefix(start) && word.count > start.count {
      word.removeFirst(start.count)
    }
    for end in ["zone", "内存管理区", "管理区", "区", "段"]
    where word.hasSuffix(end) && word.count > end.count {
      word.removeLast(end.count)
    }
    return word
  }
}
