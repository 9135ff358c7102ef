import Drawing
import Grammar

extension HelpTable {
  /// Help in the languages that the declarations are not written in.
  package static let all = Language.allCases.compactMap(\.help)
}

extension Language {
  /// nil for the language of the declarations.
  fileprivate var help: HelpTable? {
    switch self {
    case .english: nil
    case .chinese: HelpTable(.chinese, [:])
    }
  }
}
