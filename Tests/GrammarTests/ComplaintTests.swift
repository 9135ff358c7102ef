import Drawing
import FoundationEssentials
@testable import Grammar
import Hardware
import KernelModel
@testable import Session
import TestSupport
import Testing

/// Errors are cases with numbers; their words and their JSON are made of those.
struct ComplaintTests {
  private let reasons: [CommandError.Reason] = [
    .invalidNumber("0xg"), .numberTooLarge("1e99"), .overflow, .divisionByZero,
    .shiftOutOfRange(64), .nestedTooDeep(limit: 200), .noSuchResult(number: 4, count: 2),
    .unknownSymbol("heep", nearest: "heap"), .unterminatedString,
    .registerWithoutValue("$eax"), .nothingToRead(at: 0),
    .habit("run", Habit("exec FILE", lack: .instructions), isArgument: false),
    .expected(.number, found: .endOfCommand), .unknownCommand("mmpa", nearest: nil),
    .ambiguousCommand("m", candidates: ["maps", "mmap"]), .expressionAsCommand("1 + 1"),
    .missingArgument("ADDR", usage: "touch ADDR"), .unexpectedArgument("7", usage: "ps"),
    .unknownWord("fixd", nearest: "fixed", usage: "mmap"), .givenTwice("ADDR"),
    .tooManyArguments(call: "brk", limit: 1), .invalidFormat("/q"), .takesNoFormat("mmap"),
    .invalidByte(0xff, offset: 0), .secondName("b"),
    .outOfRange("99999999", bounds: 0...0xffff_ffff, unit: .address), .notPageAligned(0x1001),
    .noSuchProcess(9), .nameTaken("heap", by: .isSymbol),
    .unexpectedResult(expected: "0", got: .refused(.outOfMemory)),
    .unexpectedFaults(expected: 1, got: 2), .needsSession("undo"),
  ]

  @Test func `every reason of the grammar is well worded`() { expectWellWorded(reasons) }

  @Test(arguments: [
    (Expected.command, "a command"), (.closing("]"), "']'"), (.words(["r", "w"]), "r, w"),
    (.addressBehind("pte"), "an address behind 'pte'"), (.valueOf("size"), "size="),
  ])
  func `what was expected has words`(expected: Expected, words: String) {
    let error = CommandError(.expected(expected, found: .nothing), at: 0..<0)
    #expect(error.message == "expected \(words), found nothing")
  }

  @Test func `bounds of addresses alone are written in hexadecimal`() {
    func note(_ unit: Quantity) -> String? {
      CommandError(.outOfRange("5000", bounds: 0...4096, unit: unit), at: 0..<0).note
    }
    #expect(note(.physicalAddress) == "a physical address goes from 0x0 to 0x1000")
    #expect(note(.ram) == "RAM goes from 0x0 to 0x1000")
    #expect(note(.named("an address")) == "an address goes from 0 to 4096")
  }

  @Test func `complaints of several rooms are equal when their cases are`() {
    let ended = CommandError.Reason.refused(MacroComplaint.hasPrefix("a"))
    #expect(ended == .refused(MacroComplaint.hasPrefix("a")))
    #expect(ended != .refused(MacroComplaint.hasPrefix("b")))
    #expect(ended != .refused(MacroComplaint.endless(limit: 1)))
    #expect(ended != .refused(HistoryComplaint.nameIsLikeEvent("a")))
  }

  @Test func `an error is drawn in the language of the canvas`() {
    let error = CommandError(.refused(Bilingual()), at: 0..<1)
    let line = SourceLine("x")
    #expect(error.drawn(in: line).text == "x\n^\nerror: no\nnote: never\n")
    let chinese = error.drawn(in: line, on: Canvas(language: .chinese))
    #expect(chinese.text.contains("不行\n"))
  }

  @Test func `JSON has the code and the numbers beside the words`() throws {
    let error = CommandError(
      .outOfRange("99", bounds: Int128(Int64.min)...Int128(UInt64.max), unit: .named("cr3")),
      at: 4..<6)
    let text = JSONRenderer().render(ErrorReport(error, in: SourceLine("set 99")))
    #expect(text.contains(#""code":"out-of-range""#))
    #expect(
      text.contains(#""highest":18446744073709551615,"highestDecimal":"18446744073709551615""#))
    #expect(text.contains(#""quantity":{"code":"named","name":"cr3"},"typed":"99""#))
    #expect(text.contains(#""message":"99 is out of range""#))
    let bare = JSONRenderer().render(
      ErrorReport(CommandError(.overflow, at: 0..<1), in: SourceLine("x")))
    #expect(bare.contains(#""cause":{"code":"overflow"},"column":1"#))
  }
}

/// A complaint with words in both languages.
private struct Bilingual: Complaint {
  var code: String { "bilingual" }
  var english: ErrorWords { ErrorWords("no", note: "never") }
  var chinese: ErrorWords { ErrorWords("不行") }
}
