@testable import Commands
import Hardware
@testable import Session
import TestSupport
import Testing

/// Logical addresses at the prompt: the first stage of `translate`.
struct SegmentTests {
  @Test func `a program's code segment is flat`() {
    let it = Specimen()
    let lines = it.type("translate 73:08048000 x").split(separator: "\n").prefix(6)
    #expect(
      lines.joined(separator: "\n") == """
        0073:08048000: user fetch
          sel    0073 = index 14 of the GDT, RPL 3: __USER_CS
          GDT    c1c00000 + 14*8 = c1c00070: 00cffb000000ffff
                 base 00000000 limit ffffffff code, readable, DPL 3
          limit  08048000 <= ffffffff
          linear 00000000 + 08048000 = 08048000
        """)
  }

  @Test func `a limit is exact to the byte, and beyond it is #GP`() {
    let it = Specimen()
    _ = it.type("descriptor 6 08048000 0xfff")
    #expect(it.type("translate 33:fff").contains("08048000 + 00000fff = 08048fff"))
    let refused = it.type("translate 33:1000")
    #expect(refused.contains("limit  00001000 > 00000fff"))
    #expect(refused.contains("#GP    error code 0x0: a byte lies outside the segment"))
    #expect(refused.contains("Linux  SIGSEGV SI_KERNEL"))
  }

  @Test func `through SS the limit is #SS`() {
    let it = Specimen()
    _ = it.type("set ss 0x33", after: "descriptor 6 0 0xffff")
    let refused = it.type("translate ss:10000")
    #expect(refused.contains("#SS    error code 0x0: a byte lies outside the segment"))
    #expect(refused.contains("Linux  SIGBUS SI_KERNEL"))
  }

  @Test func `a segment that expands down begins above its limit`() {
    let it = Specimen()
    _ = it.type("descriptor 6 0 0xbfffffff down")
    #expect(it.type("translate 33:c0000000").contains("c0000000 > bfffffff: the segment expands"))
    #expect(it.type("translate 33:bfffffff").contains("#GP"))
  }

  @Test func `a register holds what it was loaded with until it is loaded anew`() {
    let it = Specimen()
    _ = it.type("set fs 0x33", after: "descriptor 6 1000p 0xfff")
    _ = it.type("descriptor 6 2000p 0xfff")
    #expect(it.type("translate fs:0").contains("linear 003e8000"))
    _ = it.type("set fs 0x33")
    #expect(it.type("translate fs:0").contains("linear 007d0000"))
  }

  @Test func `a selector beyond the table has no descriptor`() {
    let it = Specimen()
    #expect(
      it.type("translate 103:0").contains("#GP    error code 0x100: the selector's entry lies"))
    #expect(it.type("translate 2b:0").contains("error code 0x28"))
    #expect(it.type("translate gs:0").contains("a null selector leads to no segment"))
  }

  @Test func `a descriptor must fit`() {
    let it = Specimen()
    #expect(it.type("descriptor 32 0 0xfff").contains("an entry of the GDT goes from 1 to 31"))
    #expect(it.type("descriptor 6 0 0x100001").contains("0x100fff ends with a page"))
  }
}
