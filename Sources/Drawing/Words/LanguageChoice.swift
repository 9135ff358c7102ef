/// What `--lang` may be: a language, or the one of the locale.
public enum LanguageChoice: String, CaseIterable, Sendable {
  case english = "en"
  case chinese = "zh"
  case auto

  /// The language that is meant.
  ///
  /// `auto` reads the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set and not empty, as
  /// `setlocale(3)` has it; what Pagewalk does not speak is answered in English.
  public func language(environment: @escaping (String) -> String?) -> Language {
    switch self {
    case .english: return .english
    case .chinese: return .chinese
    case .auto:
      let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { name in
        environment(name).flatMap { $0.isEmpty ? nil : $0 }
      }.first
      return Language.allCases.first { locale?.hasPrefix($0.rawValue) == true } ?? .english
    }
  }
}
