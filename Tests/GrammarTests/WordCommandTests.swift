@testable import Drawing
@testable import Grammar
import Hardware
import TestSupport
import Testing

struct WordCommandTests {
  @Test func `values, words and keywords are told apart`() throws {
    let map = try Sample.parse("mmap 64K rw fixed at 0x40000000")
    #expect(map.definition.name == "mmap")
    #expect(map.number(0) == 65536)
    #expect(map.word(1) == 3)
    #expect(map.word(2) == 0x10)
    #expect(map.word(3) == 0x4000_0000)
    #expect(!map.isGiven(4))
  }

  @Test func `words may come in any order`() throws {
    let map = try Sample.parse("mmap at $1 + 1M shared fixed rw 4p")
    #expect(map.number(0) == 16384)
    #expect(map.word(2) == 0x11)
    #expect(map.word(3) == 0xb80e_0000)
  }

  @Test func `flags may be joined as in C`() throws {
    let map = try Sample.parse("mmap 4K PROT_READ|PROT_WRITE MAP_PRIVATE | MAP_ANONYMOUS")
    #expect(map.word(1) == 3)
    #expect(map.word(2) == 0x22)
  }

  @Test func `a process may stand in front, with or without brackets`() throws {
    #expect(try Sample.parse("[7] maps").processID == 7)
    #expect(try Sample.parse("6945  maps").processID == 6945)
    #expect(try Sample.parse("maps").processID == nil)
  }

  @Test func `a result may be named`() throws {
    let map = try Sample.parse("buffer = mmap 64K")
    #expect(map.resultName == "buffer")
    #expect(map.definition.name == "mmap")
    #expect(try Sample.parse("a=mmap 64K").resultName == "a")
  }

  @Test func `a unique prefix is the command`() throws {
    #expect(try Sample.parse("to 8 w").definition.name == "touch")
    #expect(
      Sample.complaint("m 64K") == ["m", "'m' may mean several commands", "mmap, munmap, maps"])
  }

  @Test func `an exact name wins over longer ones`() throws {
    #expect(try Sample.parse("x 8").definition.name == "x")
  }

  @Test func `commands are separated by semicolons and end at a number sign`() throws {
    var parser = CommandParser(
      SourceLine("; maps;; touch 4096 w # and so on; maps"), Sample.catalog, NoSymbols())
    var names: [String] = []
    while try parser.next() { names.append(parser.invocation.definition.name) }
    #expect(names == ["maps", "touch"])
  }

  @Test func `a format follows a slash as in GDB`() throws {
    #expect(
      try Sample.parse("x/4xw $1").format
        == MemoryFormat(count: 4, spelling: .hexadecimal, unit: .word))
    #expect(try Sample.parse("x/bs 8").format == MemoryFormat(spelling: .string, unit: .byte))
    #expect(try Sample.parse("x/16 8").format == MemoryFormat(count: 16))
    #expect(try Sample.parse("x 8").format == nil)
  }

  @Test(arguments: ["x/ 8", "x/4q 8", "x/xx 8", "x/0x 8", "x/99999 8", "x/w4 8"])
  func `what is no format is refused`(text: String) {
    let format = String(text.dropFirst().prefix { $0 != " " })
    #expect(
      Sample.complaint(text) == [
        format, "'\(format)' is not a format",
        "a format is a count, a letter of xduotacs and a size of bhwg: 4xw",
      ])
  }

  @Test func `only some commands take a format`() {
    #expect(Sample.complaint("touch/4 8") == ["/4", "'touch' takes no format"])
  }

  @Test func `further values of a repeated argument are kept`() throws {
    let delete = try Sample.parse("delete 1 2 3")
    #expect([delete.number(0)] + delete.further.map(\.number) == [1, 2, 3])
  }

  @Test func `the rest of a line may be one argument`() throws {
    #expect(try Sample.parse("remark one; two # three ").text(0) == "one; two # three")
  }

  @Test func `a file is bytes up to white space, or a string`() throws {
    #expect(try Sample.parse("openat 3 /lib/ld-linux.so.2").text(1) == "/lib/ld-linux.so.2")
    #expect(try Sample.parse(#"openat 3 "a b\"\x41\n""#).text(1) == "a b\"A\n")
    #expect(
      Sample.complaint(#"openat 3 "a b"#) == [
        "\"a b", "the string does not end", "another \" ends it",
      ])
  }

  @Test func `what is missing is named with the usage`() {
    #expect(
      Sample.complaint("touch") == [
        "", "ADDR is missing", "usage: touch ADDR [r|w|x] [for LENGTH]",
      ])
    #expect(
      Sample.complaint("mmap 4K at") == [
        "", "ADDR is missing",
        "usage: mmap LENGTH [PROT...] [FLAG...] [at ADDR] [fd FD] [offset OFFSET]",
      ])
  }

  @Test func `what is too much is named with the usage`() {
    #expect(
      Sample.complaint("munmap 4096 4096 12") == [
        "12", "'12' is one argument too many", "usage: munmap ADDR LENGTH",
      ])
    #expect(Sample.complaint("maps all")?[1] == "'all' is one argument too many")
  }

  @Test func `an unknown word has a neighbour`() {
    #expect(
      Sample.complaint("mmap 64K rw fixd") == [
        "fixd", "unknown word 'fixd'", "did you mean 'fixed'?",
      ])
    #expect(
      Sample.complaint("touch 4096 zzz") == [
        "zzz", "unknown word 'zzz'", "usage: touch ADDR [r|w|x] [for LENGTH]",
      ])
    #expect(Sample.complaint("mmap fixd 64K")?[2] == "did you mean 'fixed'?")
  }

  @Test func `nothing is given twice`() {
    #expect(Sample.complaint("touch 4096 r w") == ["w", "ACCESS is given twice"])
    #expect(Sample.complaint("mmap 4K at 4096 at 8192") == ["8192", "ADDR is given twice"])
  }

  @Test func `a number out of range comes with its bounds`() {
    #expect(
      Sample.complaint("touch 4G") == [
        "4G", "4G is out of range", "an address goes from 0x0 to 0xffffffff",
      ])
    #expect(Sample.complaint("munmap 4096 -1")?[1] == "-1 is out of range")
    #expect(
      Sample.complaint("[0] maps") == ["0", "there is no process 0", "'ps' lists the processes"])
  }

  @Test func `an unknown command has a neighbour or a way on`() {
    #expect(
      Sample.complaint("mmpa 64K") == ["mmpa", "unknown command 'mmpa'", "did you mean 'mmap'?"])
    #expect(
      Sample.complaint("frobnicate") == [
        "frobnicate", "unknown command 'frobnicate'", "'help' lists the commands",
      ])
  }

  @Test func `an expression is no command`() {
    #expect(
      Sample.complaint("2 + 2") == [
        "2 + 2", "'2 + 2' is not a command", "'print 2 + 2' shows its value",
      ])
    #expect(Sample.complaint("$1")?[1] == "'$1' is not a command")
    #expect(Sample.complaint("a = 5")?[1] == "'5' is not a command")
    #expect(Sample.complaint("a =") == ["", "expected a command, found the end of the command"])
  }
}
