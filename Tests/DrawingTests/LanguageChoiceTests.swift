import Drawing
import Testing

/// Which language is spoken when nobody says.
struct LanguageChoiceTests {
  private func language(_ choice: LanguageChoice, _ environment: [String: String]) -> Language {
    choice.language { environment[$0] }
  }

  @Test func `auto reads the locale as setlocale does`() {
    #expect(language(.auto, [:]) == .english)
    #expect(language(.auto, ["LANG": "zh_CN.UTF-8"]) == .chinese)
    #expect(language(.auto, ["LANG": "zh_CN.UTF-8", "LC_MESSAGES": "de_DE"]) == .english)
    #expect(language(.auto, ["LC_ALL": "", "LC_MESSAGES": "zh_TW"]) == .chinese)
  }

  @Test func `a language that is named wins`() {
    #expect(language(.english, ["LC_ALL": "zh_CN.UTF-8"]) == .english)
    #expect(language(.chinese, ["LC_ALL": "C"]) == .chinese)
  }
}
