import Drawing
import Lessons

/// A paragraph as it is read: in each language, or as somebody wrote it.
package struct HandoutText: Equatable, Sendable {
  package typealias Piece = FilledText.Piece

  private let pieces: [Language: [Piece]]

  /// A lesson's words.
  package init(_ text: FilledText) {
    pieces = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, text.pieces(in: $0)) })
  }

  /// Words of the program's own.
  package init(_ fact: some Worded) {
    pieces = Dictionary(
      uniqueKeysWithValues: Language.allCases.map { ($0, [.words(fact.words(in: $0))]) })
  }

  /// What somebody wrote, in whatever language. What stands between backquotes can be typed.
  package init(written text: String) {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    let pieces: [Piece] =
      parts.count % 2 == 0
      ? [.words(text)]
      : parts.enumerated().map { $0 % 2 == 0 ? .words($1) : .code($1) }
    self.pieces = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, pieces) })
  }

  /// What can be typed.
  package init(code: String) {
    pieces = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, [.code(code)]) })
  }

  /// A phrase with something in front or behind, in each language.
  package init(_ texts: [HandoutText]) {
    pieces = Dictionary(
      uniqueKeysWithValues: Language.allCases.map { language in
        (language, texts.flatMap { $0.pieces(in: language) })
      })
  }

  package func pieces(in language: Language) -> [Piece] { pieces[language] ?? [] }

  /// Whether a reader of one language reads something else than one of another.
  package var differsByLanguage: Bool { Set(pieces.values).count > 1 }

  /// As one line.
  package func plain(in language: Language) -> String {
    pieces(in: language).map { piece in
      switch piece {
      case .words(let text), .code(let text), .value(let text): text
      }
    }.joined()
  }
}
