/// A search by words: *pages* finds *page*, and *age* does not.
///
/// Words are compared by their stems, in any case. What is not ASCII has no blanks between its
/// words, and is found anywhere.
public struct WordSearch {
  private let stems: [String]
  /// Words of other scripts.
  private let pieces: [String]

  public init(_ text: String) {
    let words = Self.words(in: text)
    stems = words.filter { $0.utf8.allSatisfy { $0 < 0x80 } }.map(Self.stem)
    pieces = words.filter { $0.utf8.contains { $0 >= 0x80 } }
  }

  /// Whether each word looked for stands in one of the texts; never for no words.
  public func finds(in texts: [String]) -> Bool {
    guard !(stems.isEmpty && pieces.isEmpty) else { return false }
    let found = Set(texts.flatMap(Self.stems))
    return stems.allSatisfy(found.contains)
      && pieces.allSatisfy { piece in texts.contains { $0.lowercased().contains(piece) } }
  }

  /// What two spellings of a name have in common: case, plural and hyphens do not count.
  public static func key(_ name: String) -> String {
    words(in: name).map(stem).joined(separator: " ")
  }

  /// The stems of a text's words, and of the parts of its identifiers: `vm_area` is about areas.
  private static func stems(in text: String) -> [String] {
    words(in: text).flatMap { word -> [String] in
      let parts = word.split(separator: "_").map(String.init)
      return [stem(word)] + (parts.count > 1 ? parts.map(stem) : [])
    }
  }

  /// Lower-case words: letters, digits, `_`, and the `#` of `#PF`.
  private static func words(in text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "#") }
      .map(String.init)
  }

  /// A lower-case word without its ending: `pages` and `page` are `pag`, `mapped` is `map`.
  static func stem(_ word: String) -> String {
    var word = word[...]
    if word.hasSuffix("ies"), word.count > 4 {
      word = word.dropLast(3) + "y"
    } else if word.hasSuffix("sses") || word.hasSuffix("xes") {
      word = word.dropLast(2)
    } else if word.hasSuffix("s"), word.count > 3, !["ss", "us", "is"].contains(word.suffix(2)) {
      word = word.dropLast()
    }
    for ending in ["ing", "ed"] where word.hasSuffix(ending) && word.count >= ending.count + 3 {
      word = word.dropLast(ending.count)
      if let last = word.last, word.dropLast().last == last { word = word.dropLast() }
      break
    }
    if word.hasSuffix("e"), word.count > 3 { word = word.dropLast() }
    return String(word)
  }
}
