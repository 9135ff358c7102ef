import Commands
import Hardware
import KernelModel
@testable import Session
import TestSupport
import Testing

/// Bare digits mean one thing by the place where they stand.
@Suite struct `Digits by their place` {
  private let it = Specimen()

  @Test(arguments: [
    ("mmap 16777216 rw", UInt32(16 << 20)), ("mmap 10000000 rw", 10_002_432),
    ("mmap 0x1000000 rw", 16 << 20), ("mmap 16M rw", 16 << 20),
  ])
  func `a size is decimal, however many digits it has`(_ line: String, _ length: UInt32) {
    let before = it.space.totals.total
    _ = it.type(line)
    #expect(it.space.totals.total - before == Int(length >> 12))
  }

  @Test func `so are limits, settings and the library's sizes`() {
    #expect(it.type("limits stack 67108864").contains("65536 kB"))
    _ = it.type("set vm.mmap_min_addr 65536")
    #expect(it.type("show vm.mmap_min_addr").contains("65536"))
    let free = it.kernel.allocator.freePageCount
    _ = it.type("vmalloc 37798136")
    #expect(free - it.kernel.allocator.freePageCount >= 37_798_136 / 4096 + 1)
  }

  @Test(arguments: [
    ("page 2008", "frame 02008"), ("buddy 2050", "frame 02050"), ("pte 25067", "00025067 as a PTE"),
    ("what 2008000", "02008000"), ("page 0x2008", "frame 02008"), ("page 2008 + 8", "frame 007e0"),
    ("ptov 1000", "c0001000"), ("page 0b101", "frame 0b101"), ("page 0b1", "frame 00001"),
  ])
  func `a frame, an entry and an address are hexadecimal`(_ line: String, _ words: String) {
    #expect(it.type(line).contains(words), "\(it.type(line))")
  }

  /// Inside an expression digits are decimal but for `0x`, a letter, or eight of them.
  @Test(arguments: [
    ("print 10p", "40960"), ("print (4096 + 4096) / 2", "4096"), ("print 08048000 + 10", "134512650"),
    ("print 0x10 + 10", "26"),
  ])
  func `inside an expression they are decimal`(_ line: String, _ value: String) {
    #expect(it.type(line).contains("= \(value) "))
  }

  @Test func `a name that spells like digits goes first`() {
    _ = it.type("fade = mmap 4K rw")
    #expect(it.type("touch fade w").contains("b7ffa000"))
    #expect(it.type("touch feed w").contains("0000feed"))
  }

  @Test func `the answer says how digits were read that could be either`() {
    #expect(
      it.type("print 10000000")
        == "$1 = 268435456 = 0x10000000\n10000000 was read in hexadecimal: eight digits are an address\n")
    #expect(it.type("print 1000000") == "$2 = 1000000 = 0xf4240\n")
    #expect(
      it.type("touch b7feb00").contains(
        "b7feb00 was read as 0b7feb00: it has seven digits, an address has eight\n"))
    #expect(!it.type("touch 0xb7feb00").contains("was read"))
  }

  /// As C and strace write them.
  @Test func `in a call they are C's`() {
    let before = it.space.totals.total
    _ = it.type("mmap(NULL, 16777216, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)")
    #expect(it.space.totals.total - before == 4096)
  }
}

/// Slips of the hand: what is refused changes nothing and says what to type.
@Suite struct `Numbers that are written wrongly` {
  private let it = Specimen()

  @Test(arguments: [
    (
      "mmap 64 K",
      "mmap 64 K\n     ^~~~\nerror: the unit stands apart from its number\nnote: write '64K'\n"
    ),
    (
      "mmap 3.14",
      "mmap 3.14\n     ^~~~\nerror: '3.14' is not a whole number\n"
        + "note: half a page is 2K, half a megabyte 512K\n"
    ),
    (
      "munmap 64K b7ff9000",
      "munmap 64K b7ff9000\n       ^~~~~~~~~~~~\nerror: 64K is a length and b7ff9000 an address\n"
        + "note: the address comes first: 'munmap b7ff9000 64K'\n"
    ),
    (
      "touch 08048000 w = 300",
      "touch 08048000 w = 300\n                   ^~~\nerror: 300 is out of range\n"
        + "note: a byte goes from 0 to 255\n"
    ),
    (
      "touch 08048000 for 0",
      "touch 08048000 for 0\n                   ^\nerror: 0 is out of range\n"
        + "note: a number of bytes goes from 1 to 4294967295\n"
    ),
    (
      "touch 3.5",
      "touch 3.5\n      ^~~\nerror: '3.5' is not a whole number\n"
        + "note: half a page is 2K, half a megabyte 512K\n"
    ),
    (
      "read 08048000 ffffff",
      "read 08048000 ffffff\n              ^~~~~~\nerror: 'ffffff' is not a decimal number\n"
        + "note: sizes, counts and settings are decimal; in hexadecimal write 0xffffff\n"
    ),
    (
      "poke 100000 0x100000000",
      "poke 100000 0x100000000\n            ^~~~~~~~~~~\nerror: 0x100000000 is out of range\n"
        + "note: a 32-bit word goes from -2147483648 to 4294967295\n"
    ),
  ])
  func `is refused with the sentence that helps`(_ line: String, _ answer: String) {
    let digest = it.type("digest")
    #expect(it.type(line) == answer)
    #expect(it.type("digest") == digest)
  }

  @Test func `addresses and lengths in their order are let through`() {
    _ = it.type("mmap 64K rw")
    #expect(!it.type("munmap $1 64K").contains("error"))
    #expect(!it.type("munmap 3G 4K").contains("is a length"))
  }

  @Test func `a name of one letter is no unit`() {
    _ = it.type("k = print 4096")
    #expect(it.type("read 08048000 k").contains("08048000"))
    #expect(!it.type("munmap 08048000 k").contains("unit"))
  }

  /// As `x` prints it, and with a sign.
  @Test func `a word of RAM is hexadecimal`() {
    #expect(it.type("poke 100000 77").contains("-> 00000077"))
    #expect(it.type("poke 100000 -1").contains("-> ffffffff"))
  }
}
