import Testing

@testable import Terminal

/// What may be sent where.
@Suite struct TerminalStyleTests {
  private func style(
    _ color: TerminalStyle.ColorChoice = .auto, input: Bool = true, output: Bool = true,
    environment: [String: String] = ["TERM": "xterm"]
  ) -> TerminalStyle {
    TerminalStyle(color: color, inputIsTerminal: input, outputIsTerminal: output) {
      environment[$0]
    }
  }

  @Test func `a terminal gets colour`() {
    #expect(style().usesColor)
  }

  @Test func `there is no colour when either end is no terminal`() {
    #expect(!style(input: false).usesColor)
    #expect(!style(output: false).usesColor)
  }

  @Test func `NO_COLOR switches colour off unless it is empty`() {
    #expect(!style(environment: ["TERM": "xterm", "NO_COLOR": "1"]).usesColor)
    #expect(style(environment: ["TERM": "xterm", "NO_COLOR": ""]).usesColor)
  }

  @Test(arguments: [["TERM": "dumb"], [:]])
  func `a dumb or nameless terminal gets neither colour nor escapes`(
    _ environment: [String: String]
  ) {
    #expect(!style(environment: environment).usesColor)
    #expect(!style(environment: environment).usesEscapes)
  }

  @Test func `always and never have the last word`() {
    #expect(style(.always, output: false, environment: ["NO_COLOR": "1"]).usesColor)
    #expect(!style(.never).usesColor)
  }

  @Test func `the first locale variable that is set decides on UTF-8`() {
    #expect(style(environment: ["LANG": "de_DE.UTF-8"]).usesUnicode)
    #expect(style(environment: ["LC_ALL": "", "LC_CTYPE": "C.utf8"]).usesUnicode)
    #expect(!style(environment: ["LC_ALL": "C", "LANG": "de_DE.UTF-8"]).usesUnicode)
    #expect(!style(environment: [:]).usesUnicode)
  }
}
