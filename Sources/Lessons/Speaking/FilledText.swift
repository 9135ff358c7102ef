import Drawing
import Grammar
import Hardware
import Session

/// A text of a lesson with the machine's values in it, in each language that it has.
package struct FilledText: Encodable, Equatable, Sendable {
  package enum Piece: Hashable, Sendable {
    case words(String)
    /// What can be typed.
    case code(String)
    case value(String)
  }

  private let pieces: [Language: [Piece]]

  package init(_ texts: Texts, in session: Session) {
    var pieces: [Language: [Piece]] = [:]
    for language in Language.allCases {
      pieces[language] = texts[language].map { text in
        text.parts.map { part in
          switch part {
          case .words(let words): .words(words)
          case .code(let code): .code(code)
          case .value(let expression): .value(expression.shown(in: session))
          }
        }
      }
    }
    self.pieces = pieces
  }

  /// In the reader's language, or in the one that there is.
  package func pieces(in language: Language) -> [Piece] {
    pieces[language] ?? Language.allCases.lazy.compactMap { pieces[$0] }.first ?? []
  }

  /// One line in a language, as it is read aloud.
  package func text(in language: Language) -> String {
    pieces(in: language).map { piece in
      switch piece {
      case .words(let text), .value(let text): text
      case .code(let text): "'\(text)'"
      }
    }.joined()
  }

  package func encode(to encoder: any Encoder) throws {
    let details: Details = [
      "english": pieces[.english].map { _ in text(in: .english) },
      "chinese": pieces[.chinese].map { _ in text(in: .chinese) },
    ]
    try details.encode(to: encoder)
  }
}

extension Excerpt {
  /// The value as a text shows it: a result as views write it, anything else in decimal.
  fileprivate func shown(in session: Session) -> String {
    guard let value = try? value(in: session) else { return "?" }
    if let word = WordValue(value: value) { return word.text }
    guard session.results.value(named: text) != nil, value >= 0 else { return "\(value)" }
    // Frames have five digits in views, addresses eight.
    return hexadecimal(UInt64(truncatingIfNeeded: value), digits: value < 0x10_0000 ? 5 : 8)
  }
}
