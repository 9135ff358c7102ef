import Commands
import Drawing
import Grammar
import Session
import Testing

@testable import Lessons

/// How values are drawn and put into a text.
@Suite struct QuizDrawTests {
  private func kinds(_ text: String) -> (kinds: [QuizKind], faults: [LessonFault]) {
    QuizReader.read(LineReader(name: "a.quiz", bytes: Array(text.utf8)))
  }

  private func kind(_ head: String, _ body: String) throws -> QuizKind {
    let text = "quiz 3 faults\nkind a\n  en: A\n  zh: 甲\n\(head)\n\(body)\n"
    let (kinds, faults) = kinds(text)
    #expect(faults.map(\.complaint.code) == [])
    return try #require(kinds.first)
  }

  private let body = """
    ask
      en: How much is <n>?
      zh: <n> 是多少？
      answer: <n> + 0 * rss
      wrong: <n + 1> -> F4
    """

  @Test func aPlaceholderIsFilledInEverywhere() throws {
    let kind = try kind("  draw n = 5\n  draw m = <n * 2>", "setup: touch start_code r for <m>\n" + body)
    let question = try kind.question(seed: 1, .standard)
    guard case .setup(let setup) = question.lesson.items[0] else { return #expect(Bool(false)) }
    #expect(setup.text == "touch start_code r for 10")
    #expect(question.puts[0].right == .number(5))
    #expect(question.puts[0].errors.map(\.value) == [.number(6)])
  }

  @Test(arguments: [
    ("<n>", "5"), ("<n - 1>", "4"), ("<n/x>", "0x5"), ("<(n << 4) >> 1>", "40"), ("a < b", "a < b"),
    ("1 << <n>", "1 << 5"), ("<w> <w>", "touch p touch p"), ("x <y z", "x <y z"), ("<(n > 3)>", "1"),
  ])
  func placeholders(_ template: String, _ filled: String) throws {
    var draws = QuizDraws(seed: 1)
    draws.set("n", "5")
    draws.set("w", "touch p")
    #expect(try draws.filled(Excerpt(template)).text == filled)
  }

  @Test func everyNumberOfARangeIsDrawn() throws {
    let kind = try kind("  draw n = 3..6\n  where n != 4", body)
    let answers = try (1...60 as ClosedRange<UInt64>).map {
      try kind.question(seed: $0, .standard).puts[0].right
    }
    #expect(Set(answers.map { $0.written(in: .english) }) == ["3", "5", "6"])
  }

  @Test func everyChoiceIsDrawn() throws {
    let kind = try kind("  draw n = 64M | 2 | 7", body)
    let answers = try (1...60 as ClosedRange<UInt64>).map {
      try kind.question(seed: $0, .standard).puts[0].right
    }
    #expect(Set(answers.map { $0.written(in: .english) }) == ["67108864 = 0x4000000", "2", "7"])
  }

  @Test func theMachineIsDrawnAndMayBeFixed() throws {
    let kind = try kind("  machine: --memory <ram>\n  draw ram = 64M\n  draw n = 2", body)
    #expect(try kind.question(seed: 1, .standard).configuration.memoryByteCount == 64 << 20)
    let fixed = try kind.question(seed: 1, .standard, options: "--memory 256M --pae")
    #expect(fixed.configuration.memoryByteCount == 256 << 20 && fixed.configuration.usesPAE)
    #expect(throws: LessonFault.self) {
      try kind.question(seed: 1, .standard, options: "--memory huge")
    }
    #expect(throws: LessonFault.self) {
      try kind.question(seed: 1, .standard, options: "--set sysroot=/etc")
    }
  }

  @Test func aDrawWithoutAnErrorIsDrawnAgain() throws {
    let same = body.replacing("<n + 1>", with: "<n | 1>")
    let kind = try kind("  draw n = 1..8", same)
    for seed in 1...20 as ClosedRange<UInt64> {
      guard case .number(let number) = try kind.question(seed: seed, .standard).puts[0].right
      else { return #expect(Bool(false)) }
      #expect(number % 2 == 0)
    }
    let never = try self.kind("  draw n = 1", same)
    #expect(throws: LessonFault.self) { try never.question(seed: 1, .standard) }
  }

  /// A fault points into the file, at the line it was read from.
  @Test func aFaultOfADrawnTextHasItsLine() throws {
    let broken = try kind("  draw n = 1", body.replacing("0 * rss", with: "nothing"))
    #expect { try broken.question(seed: 1, .standard) } throws: { error in
      (error as? LessonFault)?.lineNumber == 9
    }
  }

  @Test(arguments: [
    ("", "no-kind"), ("kind a\n", "bad-first-line"), ("quiz x y\n", "bad-first-line"),
    ("quiz 3 faults\nask\n", "no-kind"), ("quiz 3 faults\nkind A b\n", "bad-kind-name"),
    ("quiz 3 faults\nkind a\n  zh: x\n", "text-lacks-language"),
    ("quiz 3 faults\nkind a\n  draw n 3\n  en: x\n  zh: y\n", "bad-draw"),
    ("quiz 3 faults\nkind a\n  draw n = 3\n  draw n = 4\n  en: x\n  zh: y\n", "given-twice-in-kind"),
    ("quiz 3 faults\nkind a\n  en: x\n  machine: --pae\n  zh: y\n  drew n\n", nil),
    ("quiz 3 faults\nkind a\n  drew n = 3\n  en: x\n  zh: y\n", "unknown-word-of-kind"),
    ("quiz 3 faults\nkind a\n  en: x\n  zh: y\nkind a\n  en: x\n  zh: y\n", "given-twice-in-kind"),
  ] as [(String, String?)])
  func whatIsWrongWithAFile(_ text: String, _ code: String?) {
    #expect(kinds(text).faults.first?.complaint.code == code)
  }
}
