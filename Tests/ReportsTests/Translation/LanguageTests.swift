@testable import Commands
import Drawing
@testable import Grammar
@testable import Session
import TestSupport
import Testing

/// The views of translation in both languages: the same facts in other words.
struct LanguageTests {
  /// Keeps what is to be drawn.
  private final class Catcher: Renderer {
    private(set) var reports: [any Drawable] = []

    func render(_ report: any Drawable) -> String {
      reports.append(report)
      return ""
    }
  }

  /// Lines, and lines that come before them.
  private static let views: [(setup: [String], line: String)] = [
    ([], "translate 0804b010"), ([], "translate 08049000 -v"), ([], "translate c0100000"),
    ([], "translate d0100000 kernel"), ([], "translate 50000000 w"), ([], "translate bffd0000 w"),
    ([], "translate ss:bffff000"), ([], "translate 73:08048000 x"), ([], "translate 0:1000"),
    (["touch 0804b010 w"], "translate 0804b010 w"),
    (["touch 0804b000 w", "poke 0x0200712c 0x3ffc5065"], "translate 0804b000 w"),
    (["mmap 64K rw at 40000000 fixed", "touch 40000010"], "translate 40000010 w"),
    (["mmap 4K rw at bfefe000 fixed"], "translate bff00000"),
    ([], "pte 3ffc2025"), ([], "pte 3ffc2024"), ([], "pte 10000183 pde"), ([], "pagetable"),
    ([], "pagetable 08048000"), (["touch 0804b010 w"], "tlb"), (["touch 0804b010 w"], "tlb stats"),
    ([], "cr"), ([], "gdt"), ([], "set cr3 0x2003000"), ([], "set cr4 0x1000"), ([], "set ss 0x2b"),
    ([], "descriptor 6 08048000 0xfff"),
  ]

  /// What a line answers; every screen behind a translation too.
  private static func reports(of view: (setup: [String], line: String)) -> [any Drawable] {
    let it = Specimen()
    for line in view.setup { _ = it.type(line) }
    let catcher = Catcher()
    it.session.renderer = catcher
    _ = it.type(view.line)
    if view.line.hasPrefix("translate") { for _ in 0..<14 { _ = it.type("step") } }
    return catcher.reports.filter { !($0 is ErrorReport) }
  }

  /// The numbers that stand in a text: addresses, entries, frames, bits.
  private static func numbers(in text: String) -> [String] {
    text.split { !($0.isHexDigit && $0.isASCII) }.map(String.init)
      .filter { $0.utf8.count >= 3 && $0.utf8.allSatisfy { !(65...70 ~= $0) } }
      .filter { $0.contains(where: \.isNumber) }.sorted()
  }

  @Test(arguments: views.indices)
  func `both languages tell the same numbers`(_ index: Int) {
    let reports = Self.reports(of: Self.views[index])
    #expect(!reports.isEmpty)
    for report in reports {
      let english = report.drawn(on: Canvas(width: 200)).text
      let chinese = report.drawn(on: Canvas(width: 200, language: .chinese)).text
      #expect(Self.numbers(in: english) == Self.numbers(in: chinese), "\(english)\n\(chinese)")
      #expect(chinese.unicodeScalars.contains { 0x4e00...0x9fff ~= $0.value } || english == chinese)
    }
  }

  @Test(arguments: views.indices)
  func `no line is wider than the canvas, in either language`(_ index: Int) {
    for report in Self.reports(of: Self.views[index]) {
      for width in [60, 80, 100] {
        for language in Language.allCases {
          let text = report.drawn(on: Canvas(width: width, language: language)).text
          for line in text.split(separator: "\n") where line.columnCount > width {
            Issue.record("\(language) \(width): \(line.columnCount) columns: \(line)")
          }
        }
      }
    }
  }

  @Test(arguments: views.indices)
  func `a blank parts Chinese from Latin, and Chinese has marks of its own`(_ index: Int) {
    for report in Self.reports(of: Self.views[index]) {
      let text = report.drawn(on: Canvas(width: 200, language: .chinese)).text
      for (left, right) in zip(text, text.dropFirst()) {
        let (isChinese, isNextChinese) = (Self.isChinese(left), Self.isChinese(right))
        let (isLatin, isNextLatin) = (Self.isLatin(left), Self.isLatin(right))
        #expect(!(isChinese && isNextLatin || isLatin && isNextChinese), "\(left)\(right): \(text)")
        #expect(!(isChinese && ",;:?!()".contains(right)), "\(left)\(right): \(text)")
      }
    }
  }

  private static func isChinese(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { 0x4e00...0x9fff ~= $0.value }
  }

  private static func isLatin(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }
}
