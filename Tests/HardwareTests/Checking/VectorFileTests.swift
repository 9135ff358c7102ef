import Evidence
import Foundation
import Grammar
import Hardware
import Testing

/// Files of vectors: those that come with the tests, and broken ones.
@Suite struct VectorFileTests {
  private func bytes(of name: String) throws -> [UInt8] {
    let url = try #require(
      Bundle.module.url(forResource: name, withExtension: "mmu", subdirectory: "Vectors"))
    return [UInt8](try Data(contentsOf: url))
  }

  private func run(_ text: String) -> VectorCheck.Outcome { VectorCheck.run(Array(text.utf8)) }

  @Test(arguments: [TLBGeometry.p6, .willamette, .nehalem])
  func `all random walks come true`(_ geometry: TLBGeometry) throws {
    let outcome = VectorCheck.run(try bytes(of: "walks"), tlb: geometry)
    #expect(outcome.firstFailure == nil)
    #expect(outcome.isPassed)
    #expect(outcome.passedCount == 1500)
  }

  @Test(arguments: TLBGeometry.all)
  func `all sequences come true`(_ geometry: TLBGeometry) throws {
    let outcome = VectorCheck.run(try bytes(of: "sequences"), tlb: geometry)
    #expect(outcome.firstFailure == nil)
    #expect(outcome.isPassed)
    #expect(outcome.passedCount == 16)
  }

  @Test func `a difference is told in the file's own notation`() throws {
    let text = """
      # two vectors
      vector good
        paging 32  wp=1
        read 00000000 user = #PF error=4 cr2=00000000
      vector bad
        paging 32  wp=1
        mem 00000004 00000001
        write 00400000 kernel = 00001000
      """
    let outcome = run(text)
    #expect(outcome.passedCount == 1)
    #expect(outcome.failedCount == 1)
    let failure = try #require(outcome.firstFailure)
    #expect(failure.vector == "bad")
    #expect(failure.lineNumber == 8)
    #expect(failure.text == "write 00400000 kernel = 00001000")
    #expect(failure.mismatch.expected == "00001000")
    #expect(failure.mismatch.got == "#PF error=2 cr2=00400000")
  }

  @Test func `a word of RAM that differs is told in its width`() throws {
    let outcome = run("vector v\n paging pae\n mem 1000 1234567890abcdef\n after 1000 00000000\n")
    #expect(outcome.firstFailure?.mismatch.got == "90abcdef")
    #expect(outcome.firstFailure?.lineNumber == 4)
  }

  @Test func `the rest of a vector that failed is skipped`() {
    let outcome = run("vector v\n after 0 00000001\n after 0 00000002\nvector w\n")
    #expect(outcome.failedCount == 1)
    #expect(outcome.passedCount == 1)
    #expect(outcome.firstFailure?.lineNumber == 2)
  }

  @Test func `a vector leaves nothing to the next one`() {
    let outcome = run(
      """
      vector first
        paging 32 pse=1 wp=1
        mem 07fffffc 00000087
        cr3 07fff000
        write ffc00000 user = 00000000
      vector second
        after 07fffffc 00000000
        read ffc00000 user = ffc00000
      """)
    #expect(outcome.isPassed)
  }

  @Test func `pointers that the chip refuses fail the vector`() throws {
    let outcome = run("vector v\n paging pae\n mem 1000 0000000000002003\n cr3 1000\n")
    let failure = try #require(outcome.firstFailure)
    #expect(failure.lineNumber == 4)
    #expect(
      failure.mismatch.english.hasSuffix(
        "#GP(0): directory pointer 0 is 0x2003, of which 0x2 must be clear"))
  }

  @Test(arguments: [
    ("  paging 32\n", 1, 3, "'paging' stands before the first 'vector'"),
    ("vector v\n jump 0\n", 2, 2, "unknown kind of line 'jump'"),
    ("vector v\n paging 64\n", 2, 9, "unknown paging mode '64'"),
    ("vector v\n paging 32 wp=2\n", 2, 12, "unknown flag 'wp=2'"),
    ("vector v\n paging 32 xx=1\n", 2, 12, "unknown flag 'xx=1'"),
    ("vector v\n set\n", 2, 5, "the line ends where a flag should stand"),
    ("vector v\n mem 0030\n", 2, 10, "the line ends where a word should stand"),
    ("vector v\n mem 0030 0040\n", 2, 11, "a memory word has 8 or 16 digits, '0040' has 4"),
    ("vector v\n mem 00x0 00000000\n", 2, 6, "'00x0' is not a hexadecimal number"),
    ("vector v\n invlpg 100000000\n", 2, 9, "100000000 does not fit into 32 bits"),
    (
      "vector v\n read 0 root = 0\n", 2, 9, "an access is made by 'user' or 'kernel', not by 'root'"
    ),
    ("vector v\n read 0 user 0\n", 2, 14, "after '=' stands a physical address or #PF, not '0'"),
    (
      "vector v\n read 0 user = #GP\n", 2, 16,
      "after '=' stands a physical address or #PF, not '#GP'"
    ),
    (
      "vector v\n read 0 user = #PF cr2=0\n", 2, 20,
      "after '=' stands a physical address or #PF, not 'cr2=0'"
    ),
    ("vector v\n cr3 0 0\n", 2, 8, "nothing may follow here, but '0' does"),
    ("vector\n", 1, 7, "the line ends where a name should stand"),
    ("vector v\n cr3 11112222333344445\n", 2, 6, "11112222333344445 does not fit into 64 bits"),
  ])
  func `a line that cannot be read is refused with its place`(
    _ text: String, _ line: Int, _ column: Int, _ message: String
  ) throws {
    let refusal = try #require(run(text).refusal)
    #expect(refusal.lineNumber == line)
    #expect(refusal.column == column)
    #expect(refusal.english == message)
  }

  @Test func `a refusal suggests what would be right`() throws {
    let refusal = try #require(run("vector v\n paging 32 xx=1\n").refusal)
    #expect(
      refusal.englishNote == "the flags are wp, pse, pge, smep, smap, nxe, ac, each followed by =0 or =1")
  }

  @Test func `carriage returns, blank lines and comments say nothing`() {
    #expect(run("\r\n# hi\r\nvector v\r\n\r\n  after 0 00000000\r\n").isPassed)
    #expect(run("").isPassed)
  }

  @Test func `bytes that are no text are refused, not read`() {
    var random = SeededRandom(seed: 1)
    for _ in 0..<300 {
      let bytes = (0..<200).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      #expect(!VectorCheck.run(bytes).isPassed)
    }
  }

  @Test func `a file cut off anywhere is answered`() throws {
    let bytes = Array(try bytes(of: "sequences").prefix(700))
    for length in 0...bytes.count {
      let outcome = VectorCheck.run(Array(bytes[..<length]))
      #expect(outcome.passedCount <= 3)
    }
  }
}
