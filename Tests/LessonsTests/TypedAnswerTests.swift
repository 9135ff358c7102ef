import Drawing
import Grammar
import Testing

@testable import Lessons
@testable import TestSupport

/// What counts as an answer.
struct TypedAnswerTests {
  private let symbols = SomeSymbols(results: [0xb7fe_0000])

  private func counts(_ typed: String, as value: AnswerValue) -> Bool {
    TypedAnswer(typed).matches(value, symbols)
  }

  @Test(arguments: [
    "16", "0x10", "0X10", "0b10000", "10h", " 16 ", "16.", "＝ 16", "１６", "０ｘ１０", "= 16", "16 pages",
    "16 frames", "16 faults", "16 次", "16个页框", "16 页", "16页", "16 bytes", "16p", "8 + 8", "8+8",
    "64K / 4K", "4 × 4", "（8 + 8）", "020 - 4", "$1 - b7fdfff0", "1 << 4", "frame 16", "16 times",
  ])
  func `sixteen is sixteen in any base, unit and spelling`(_ typed: String) {
    #expect(counts(typed, as: .number(16)))
  }

  @Test(arguments: [
    "15", "17", "0x16", "10", "16K", "sixteen", "16 pigs", "", "-16", "16 16", "16; 16", "16 # 17",
  ])
  func `what is something else does not count`(_ typed: String) {
    #expect(!counts(typed, as: .number(16)))
  }

  @Test(arguments: [
    "65536", "64K", "0x10000", "64 KiB", "64KB", "16p", "16 pages", "16 页", "65,536", "6５536",
  ])
  func `a size counts in any unit`(_ typed: String) {
    #expect(counts(typed, as: .number(65536)))
  }

  @Test func `eight digits count as an address and as a decimal number`() {
    #expect(counts("08050000", as: .number(0x0805_0000)))
    #expect(counts("08050000", as: .number(8_050_000)))
    #expect(counts("b7feb000", as: .number(0xb7fe_b000)))
    #expect(counts("12345678", as: .number(12_345_678)))
  }

  @Test func `hexadecimal digits count as views write them`() {
    #expect(counts("3ffc5", as: .number(0x3ffc5)))
    #expect(counts("02050", as: .number(0x2050)))
    #expect(counts("02050", as: .number(2050)))
    #expect(counts("P:3ffc5000", as: .number(0x3ffc_5000)))
    #expect(counts("frame 3ffc5", as: .number(0x3ffc5)))
    // What has no letter and no zero in front is decimal.
    #expect(!counts("2050", as: .number(0x2050)))
    #expect(!counts("10", as: .number(16)))
  }

  @Test func `nothing is zero`() {
    for typed in ["0", "0x0", "NULL", "none", "zero", "零", "没有"] {
      #expect(counts(typed, as: .number(0)), "\(typed)")
    }
  }

  @Test(arguments: [
    ("yes", true), ("Y", true), ("YES!", true), ("是", true), ("对。", true), ("会", true), ("1", true),
    ("no", false), ("N", false), ("否", false), ("不会", false), ("不。", false), ("false", false),
  ])
  func `yes and no count in both languages`(_ typed: String, _ truth: Bool) {
    #expect(counts(typed, as: .truth(truth)))
    #expect(!counts(typed, as: .truth(!truth)))
  }

  @Test(arguments: [
    ("HighMem", "highmem"), ("HighMem", "ZONE_HIGHMEM"), ("HighMem", "zone HighMem"),
    ("HighMem", "高端内存"), ("HighMem", "HighMem 区"), ("Normal", "NORMAL"), ("Normal", "\"normal\""),
    ("heap", "[heap]"), ("heap", "堆"), ("direct map", "directmap"),
    ("direct map", "the direct-map"),
    ("direct map", "直接映射区"), ("SIGSEGV", "sigsegv"), ("ENOMEM", "enomem"), ("bss", "BSS 段"),
    ("r-xp", "R-XP"),
  ])
  func `a word counts without case and under its other names`(_ right: String, _ typed: String) {
    #expect(counts(typed, as: .word(right)))
  }

  @Test func `another word does not count`() {
    for typed in ["normal", "high", "", "DMA", "heap"] {
      #expect(!counts(typed, as: .word("HighMem")), "\(typed)")
    }
    #expect(!counts("区", as: .word("DMA")))
  }

  @Test func `what cannot be read is told with its place, and is not wrong`() throws {
    let answer = TypedAnswer("８ + pigs")
    let fault = try #require(answer.fault(for: .number(16), symbols))
    #expect(
      fault.drawn(in: answer.line).text == """
        8 + pigs
            ^~~~
        error: nothing is called 'pigs'

        """)
    #expect(TypedAnswer("17").fault(for: .number(16), symbols) == nil)
    #expect(TypedAnswer("perhaps").fault(for: .truth(true), symbols) != nil)
    #expect(TypedAnswer("no").fault(for: .truth(true), symbols) == nil)
    #expect(TypedAnswer(" ").fault(for: .word("DMA"), symbols) != nil)
    expectWellWorded([AnswerComplaint.isNoTruth("a")])
  }

  @Test func `long and odd answers are read in time`() {
    let clock = ContinuousClock()
    for sign in ["(", "-", "9", "1+", "１", "页", ",", "\u{301}", "{", "*", "\"", " "] {
      let typed = String(repeating: sign, count: 10_000)
      let time = clock.measure {
        _ = counts(typed, as: .number(1)) || counts(typed, as: .word("a"))
      }
      #expect(time < .seconds(2), "\(sign): \(time)")
    }
  }
}
