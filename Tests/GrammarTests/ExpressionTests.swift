@testable import Commands
@testable import Grammar
@testable import Session
import TestSupport
import Testing

struct ExpressionTests {
  @Test(arguments: [
    ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("10 - 4 - 3", 3), ("100 / 10 / 5", 2),
    ("7 % 4", 3), ("1 << 4 + 1", 32), ("0xf0 | 0x0f ^ 0xff & 0x3c", 0xf3),
    ("6 & 3 << 1", 6), ("-5 + 3", -2), ("-(2 + 3)", -5), ("~0", -1), ("--4", 4),
    ("0x0804d123 & ~0xfff", 0x0804_d000), ("1<<63", 1 << 63), ("-8 / 3", -2), ("-8 % 3", -2),
  ])
  func `operators bind as in C`(text: String, expected: Int128) {
    #expect(value(text) == expected)
  }

  @Test(arguments: [
    ("1+ 2", 3), ("1 +2", 3), ("1 -2", -1), ("1* 2", 2), ("4 -1 -1", 2), ("2 *-3", -6),
    ("(1+ 2) *2", 6), ("!0", 1), ("!7 || !0", 1), ("!(3 == 3)", 0), ("!1 == 0", 1), ("!!5", 1),
    ("1 !=2", 1),
  ])
  func `white space says nothing where an expression stands alone`(_ text: String, _ value: Int) {
    let sample = SampleSession()
    #expect(sample.session.execute("print \(text) = \(value)").status == .done)
    #expect(sample.session.execute("expect \(text) || 1").status == .done)
    #expect(sample.session.execute("break split if \(text)").status == .done)
  }

  @Test func `white space says nothing inside parentheses`() throws {
    #expect(value("(1+ 2)") == 3)
    #expect(value("2 * (1 -(3 -2))") == 0)
    #expect(try Sample.parse("touch (08048000+ 4) w").number(0) == 0x0804_8004)
  }

  @Test func `not is for conditions`() {
    #expect(complaint("!1") == ["!", "expected a number, found '!'"])
  }

  @Test func `a result has one name`() {
    let output = SampleSession().type("x = y = print 1")
    #expect(output.hasPrefix("x = y = print 1\n    ^\nerror: a result has one name\n"))
  }

  @Test func `a sign with space on one side alone belongs to the next argument`() {
    var lexer = Lexer(SourceLine("4 -1"))
    let expression = Expression(symbols: NoSymbols())
    let first = try? expression.evaluate(&lexer)
    let second = try? expression.evaluate(&lexer)
    #expect([first, second] == [4, -1])
  }

  @Test func `results are named by number and the last by a dollar alone`() {
    #expect(value("$1 + $2", results: [10, 20]) == 30)
    #expect(value("$ * 2", results: [10, 20]) == 40)
  }

  @Test func `a result that is not there is told with those that are`() {
    #expect(
      complaint("$") == [
        "$", "there is no result yet", "commands such as 'mmap' and 'print' leave results",
      ])
    #expect(
      complaint("1 + $3", results: [1, 2]) == [
        "$3", "there is no result $3", "the results are $1 to $2",
      ])
    #expect(complaint("$2", results: [1])?[2] == "the results are $1")
    #expect(complaint("$0")?[1] == "'$0' is not a number")
  }

  @Test func `symbols have values and unknown ones a neighbour`() {
    #expect(value("PAGE_OFFSET + 1M") == 0xc010_0000)
    #expect(value("NULL") == 0)
    #expect(
      complaint("PAGE_OFSET") == [
        "PAGE_OFSET", "nothing is called 'PAGE_OFSET'", "did you mean 'PAGE_OFFSET'?",
      ])
    #expect(complaint("xyzzy") == ["xyzzy", "nothing is called 'xyzzy'"])
  }

  @Test(arguments: [
    ("18446744073709551615 + 1", "18446744073709551615 + 1"), ("1 << 63 << 1", "1 << 63 << 1"),
    ("0x7fffffffffffffff * 16", "0x7fffffffffffffff * 16"),
    (
      "2 + 18446744073709551615 * 18446744073709551615 * 4",
      "18446744073709551615 * 18446744073709551615"
    ),
    ("-9223372036854775807 - 2", "-9223372036854775807 - 2"),
    ("-18446744073709551615", "-18446744073709551615"),
  ])
  func `what leaves 64 bits is an error at the part that does`(text: String, part: String) {
    #expect(complaint(text) == [part, "the result does not fit in 64 bits"])
  }

  @Test func `division by zero points at the operator`() {
    #expect(complaint("4 / (2 - 2)") == ["/", "division by zero"])
    #expect(complaint("4 % 0") == ["%", "division by zero"])
  }

  @Test(arguments: [("1 << 64", "64"), ("1 >> (0 - 1)", "-1")])
  func `shifts stay within 64 bits`(text: String, count: String) {
    #expect(
      complaint(text).map { Array($0.dropFirst()) } == [
        "cannot shift by \(count)", "shifts go from 0 to 63",
      ])
  }

  @Test func `what is missing is named`() {
    #expect(complaint("1 +") == ["", "expected a number, found the end of the command"])
    #expect(complaint("(1 + 2") == ["", "expected ')', found the end of the command"])
    #expect(complaint("* 2")?[1] == "nothing can be seen at 00000002")
    #expect(complaint("2 * )") == [")", "expected a number, found ')'"])
  }

  @Test func `ten thousand parentheses are refused, not a crash`() {
    let text = String(repeating: "(", count: 10_000)
    #expect(complaint(text)?[1] == "nested more than 200 deep")
    #expect(
      complaint(String(repeating: "-", count: 10_000) + "1")?[1] == "nested more than 200 deep")
  }
}
