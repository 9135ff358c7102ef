import Drawing
import Testing

@testable import Lessons

/// The Chinese of lessons and misconceptions keeps to one word for a thing, and to one way of
/// writing.
struct GlossaryTests {
  private static var texts: [String] {
    BuiltInLessons.all().flatMap { $0.texts.compactMap { $0.chinese?.written } }
      + Misconception.allCases.flatMap {
        [$0.chinese.name, $0.chinese.rule, $0.chinese.correction]
      }
      + Idea.allCases.map(\.chinese)
  }

  /// Words that mean something else here, or for which another one is used.
  private static let banned = [
    "堆栈", "内存压缩", "失效", "页面", "页帧", "巨页", "缺页中断", "页错误", "线性区", "快表", "段选择子", "页目录表",
  ]

  @Test func `no text uses a word that the glossary bans`() {
    #expect(Self.texts.count > 700)
    for text in Self.texts {
      #expect(!Self.banned.contains { text.contains($0) }, "\(text)")
    }
  }

  @Test func `a blank parts Chinese from Latin, and marks are as wide as their signs`() {
    let touching = /[\u{4e00}-\u{9fff}][A-Za-z0-9`{]|[A-Za-z0-9`}][\u{4e00}-\u{9fff}]/
    let narrow = /[\u{4e00}-\u{9fff}][,.;:?!]/
    for text in Self.texts {
      #expect(!text.contains(touching) && !text.contains(narrow), "\(text)")
    }
  }
}
