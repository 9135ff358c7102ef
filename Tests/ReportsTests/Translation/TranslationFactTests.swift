@testable import Commands
import Drawing
import FoundationEssentials
import Hardware
@testable import Reports
@testable import Session
import TestSupport
import Testing

/// What programs read of a translation: numbers and codes, never sentences.
struct TranslationFactTests {
  private func json(_ line: String, after others: String...) -> String {
    let it = Specimen()
    for other in others { _ = it.type(other) }
    return it.json(line)
  }

  @Test func `the segment stage is told where it is flat, too`() {
    let text = json("translate 0804b010")
    for fact in [
      #""source":"linear""#, #""register":"ds""#, #""selector":123"#, #""base":0"#,
      #""limit":4294967295"#, #""decision":{"code":"flat","linear":134524944}"#,
    ] { #expect(text.contains(fact), "\(fact)") }
  }

  @Test func `a segment in the way is told by its rule`() {
    let text = json("translate 0:1000")
    #expect(text.contains(#""source":"selector""#))
    #expect(text.contains(#""rule":{"code":"null-selector"}"#))
    #expect(text.contains(#""exception":"general-protection""#))
    #expect(!text.contains(#""address""#))
  }

  @Test func `a level has its table, its entry and what all levels allow so far`() {
    let text = json("translate 0804b010")
    for fact in [
      #""kind":"pde""#, #""kind":"pte""#, #""table":33566720"#, #""index":75"#,
      #""place":33583404"#, #""entry":1073496167"#, #""entryDecimal":"1073496167""#,
      #""allows":["user","writable"]"#, #""byteCount":4096"#, #""code":"page""#,
      #""selects":"pde""#, #""mode":"two-level""#,
    ] { #expect(text.contains(fact), "\(fact)") }
  }

  @Test func `an entry of 64 bits is told in digits that no reader rounds`() throws {
    let it = Specimen { $0.usesPAE = true }
    #expect(it.json("translate 0804b010").contains(#""entryDecimal":"9223372037928271975""#))
  }

  @Test func `a fault is told by its error code and by each step of Linux`() {
    let text = json("translate 50000000 w")
    for fact in [
      #""causes":["write","user"]"#, #""code":"search""#, #""code":"never-grows""#,
      #""end":"signal""#, #""signal":"SIGSEGV""#, #""signalCode":"SEGV_MAPERR""#,
    ] { #expect(text.contains(fact), "\(fact)") }
  }

  @Test func `no sentence is encoded`() {
    let it = Specimen()
    _ = it.type("touch 0804b010 w")
    for line in [
      "translate 0804b010 w", "pte 3ffc2025", "pagetable", "pagetable 08048000", "tlb", "cr", "gdt",
    ] {
      let text = it.json(line)
      for words in ["writable,", "if every level", "in force", "DPL 3", "not present", "page of"] {
        #expect(!text.contains(words), "\(line): \(words)")
      }
    }
  }

  @Test func `looking at a translation draws no screen of its walkthrough`() {
    let it = Specimen()
    _ = it.type("translate 0804b010")
    #expect(it.session.walkthrough?.shownCount == 0)
    #expect(it.json("step").contains(#""idea":{"code":"segment"}"#))
  }
}
