@testable import Grammar
import Hardware
import TestSupport
import Testing

struct NumberTests {
  @Test(arguments: [
    ("0", 0), ("42", 42), ("0x1000", 4096), ("0XfF", 255), ("0b101", 5), ("4K", 4096),
    ("4k", 4096), ("1M", 1 << 20), ("2G", 2 << 30), ("0x10K", 16384), ("8p", 32768),
    ("0x10p", 65536), ("18446744073709551615", Int128(UInt64.max)),
  ])
  func `numbers are decimal, hexadecimal, binary, with suffixes`(text: String, expected: Int128) {
    #expect(value(text) == expected)
  }

  @Test(arguments: [
    ("08048000", 0x0804_8000), ("b7fc1000", 0xb7fc_1000), ("C0000000", 0xc000_0000),
    ("12345678", 0x1234_5678), ("0b101000", 0x0b10_1000),
  ])
  func `exactly eight hexadecimal digits are an address`(text: String, expected: Int128) {
    #expect(value(text) == expected)
  }

  @Test func `seven or nine digits are no address`() {
    #expect(value("1234567") == 1_234_567)
    #expect(value("123456789") == 123_456_789)
    #expect(complaint("b7fc100")?[1] == "nothing is called 'b7fc100'")
  }

  @Test(arguments: ["12z", "0x", "0xg", "0b12", "1KK", "4Kp", "0b"])
  func `what is no number is quoted and explained`(text: String) {
    #expect(
      complaint(text) == [
        text, "'\(text)' is not a number",
        "numbers are 4096, 0x1000, 0b11, 4K, 1M, 2G, 8p (pages), or an address of 8 hex digits",
      ])
  }

  @Test(arguments: [
    "18446744073709551616", "0x10000000000000000", "17179869184G", "18014398509481984K",
    "4503599627370496p",
  ])
  func `what does not fit in 64 bits is refused`(text: String) {
    #expect(complaint(text) == [text, "\(text) does not fit in 64 bits"])
  }

  @Test func `in a call eight decimal digits are decimal, as strace prints them`() throws {
    var lexer = Lexer(SourceLine("25169920 b7fc1000 08048000 0644"))
    lexer.dialect = .call
    let values = [try lexer.next(), try lexer.next(), try lexer.next(), try lexer.next()]
    #expect(values.map(\.value) == [25_169_920, 0xb7fc_1000, 0x0804_8000, 0o644])
  }
}
