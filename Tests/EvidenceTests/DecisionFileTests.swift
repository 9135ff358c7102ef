import Drawing
import Foundation
import Testing

@testable import Evidence
@testable import KernelModel
@testable import Session

/// Files of decisions that are damaged, or are none.
@Suite struct `A file of decisions` {
  private static let header =
    "# decision vectors of Linux 5.10.0-32-686, MemTotal 9 kB, SwapTotal 8 kB, swappiness 60\n"
    + "# zone DMA managed 3979 protection [0, 59, 59, 59]\n"

  private func outcome(_ text: String) throws -> DecisionCheck.Outcome {
    try DecisionCheck.run(LineReader(name: "x.vec", bytes: Array(text.utf8)))
  }

  /// What is said of a line behind a good header.
  private func words(_ line: String) throws -> String? {
    let refusal = try outcome(Self.header + line + "\n").refusal
    #expect(refusal == nil || refusal?.line == 3)
    return refusal?.cause.english
  }

  @Test(arguments: [
    ("", "the file does not begin with '# decision vectors of Linux ...'"),
    ("scan by=kswapd\n", "the file does not begin with '# decision vectors of Linux ...'"),
    ("# decision vectors of Linux 2.4.20, x\n", "unknown kernel '2.4.20'"),
    ("# decision vectors of Linux \n", "unknown kernel ''"),
    ("# decision vectors of Linux 6.1.0-9-686-pae\n", "the lines at the top do not tell SwapTotal"),
    ("# decision vectors of Linux 6.1.0, SwapTotal x kB\n", "'x' is no value of SwapTotal"),
  ])
  func `says at its beginning whose they are`(text: String, words: String) throws {
    let refusal = try #require(try outcome(text).refusal)
    #expect(refusal.cause.english == words)
    #expect(refusal.line == 1)
  }

  @Test(arguments: [
    ("# zone DMA managed 3979", "the lines at the top do not tell protection"),
    ("# zone DMZ managed 1 protection [0, 0, 0, 0]", "no zone is called 'DMZ'"),
    ("# zone DMA managed 1 protection [0, x, 0, 0]", "'x' is no value of managed"),
    ("scam by=kswapd = [] reclaimed=", "unknown kind of line 'scam'"),
    ("prio boosted=0 priority=12 aim=1 taken=1 = next 1", "reclaimed is missing"),
    (
      "prio boosted=0 boosted=0 priority=12 aim=1 taken=1 reclaimed=1 = next 12",
      "boosted stands twice"
    ),
    ("prio boosted=0 priority=12 aim=1 taken=1 reclaimed=1 fun=1 = next 12", "unknown key 'fun'"),
    ("prio boosted=0 priority=12 aim=1 taken=1 reclaimed=1 = 11", "next is missing"),
    ("prio boosted=0 priority=12 aim=1 taken=1 reclaimed=1 = next", "next is missing"),
    (
      "prio boosted=0 priority=12 aim=1 taken=1 reclaimed=1 = next 11 12",
      "nothing may follow here, but '12' does"
    ),
    ("prio boosted=0 priority=13 aim=1 = next 1", "priority is 1 to 12, not 13"),
    ("prio boosted=4294967296 priority=12 = next 1", "boosted is 0 to 4294967295, not 4294967296"),
    ("prio boosted=-1 priority=12 = next 1", "boosted is 0 to 4294967295, not -1"),
    (
      "prio boosted=99999999999999999999 priority=1 = next 1",
      "'99999999999999999999' is no value of boosted"
    ),
    ("prio boosted=+1 priority=12 = next 1", "'+1' is no value of boosted"),
    ("prio boosted= priority=12 = next 1", "'' is no value of boosted"),
    ("prio boosted = next 1", "'boosted' is no figure KEY=NUMBER"),
    ("wmark class=1 flags=0xg = 1", "'0xg' is no value of flags"),
    ("wmark class=4 = 1", "class is 0 to 3, not 4"),
    ("balanced order=0 class=1 DMB:free=1 = 1", "no zone is called 'DMB'"),
    ("balanced order=0 class=1 DMA:free=1 = 1", "high is missing"),
    ("balanced order=11 class=1 = 1", "order is 0 to 10, not 11"),
    ("retry zone=Ordinary order=0 = 1", "no zone is called 'Ordinary'"),
    ("slab deferred=0 = delta=0", "function is missing"),
    ("flags priority=12 = trim=0", "node_ia is missing"),
    ("scan by=cron = []", "'cron' is no value of by"),
  ])
  func `is refused with the line and the reason`(line: String, words: String) throws {
    #expect(try self.words(line) == words)
  }

  private static let scan = """
    scan by=direct priority=12 class=3 aim=32 may_swap=1 swap=9 swappiness=60 costs=0/0 \
    deactivate=-- trim=0 tiny=1 node_ia=4096 node_aa=0 node_if=0 node_af=0 refaults_seen=0/0 \
    DMA:free=1,ia=4096,aa=0,if=0,af=0,min=5,low=7,high=8,boost=0 = [ia:1/1/0/1] reclaimed=1
    """

  @Test(arguments: [
    ("costs=0/0", "costs=0", "'0' is no value of costs"),
    ("costs=0/0", "costs=0/x", "'x' is no value of costs"),
    ("deactivate=--", "deactivate=fa", "'fa' is no value of deactivate"),
    ("swappiness=60", "swappiness=201", "swappiness is 0 to 200, not 201"),
    ("may_swap=1", "may_swap=2", "may_swap is 0 to 1, not 2"),
    ("boost=0", "boast=0", "boost is missing"),
    ("DMA:free=1", "DMA:free=1,new=2", "unknown key 'new'"),
    ("[ia:1/1/0/1]", "", "'reclaimed=1' is no request LIST:REQUESTED/SCANNED/SKIPPED/TAKEN"),
    (
      "[ia:1/1/0/1]", "[ix:1/1/0/1]",
      "'ix:1/1/0/1' is no request LIST:REQUESTED/SCANNED/SKIPPED/TAKEN"
    ),
    ("[ia:1/1/0/1]", "[ia:1/1/1]", "'ia:1/1/1' is no request LIST:REQUESTED/SCANNED/SKIPPED/TAKEN"),
    ("reclaimed=1", "", "reclaimed is missing"),
    ("reclaimed=1", "reclaimed=1 more=2", "unknown key 'more'"),
  ])
  func `with a damaged request is refused`(old: String, new: String, words: String) throws {
    #expect(try self.words(Self.scan) == nil)
    #expect(try self.words(Self.scan.replacing(old, with: new)) == words)
  }

  @Test func `holds lines of context that nobody compares`() throws {
    let text =
      Self.header
      + """
      wake task=a = b gfp=0x0
      direct task=press order=0 gfp=GFP_KERNEL
      inactive nonsense
      active taken=x
      directend
      scan by=kswapd that never ended

        # a comment

      """
    let outcome = try outcome(text)
    #expect(outcome.isPassed && outcome.count == 0)
  }

  @Test func `that breaks off anywhere agrees as far as it goes`() throws {
    let text = try `Decisions of real kernels`.text("linux-5.10/wmarkhigh")
    let whole = try outcome(text)
    let first = text.prefix { $0 != "\n" }.count
    for length in stride(from: first, through: text.count, by: 1) {
      let outcome = try outcome(String(text.prefix(length)))
      #expect(outcome.isPassed, "\(length)")
      #expect(outcome.count <= whole.count)
    }
    let end = try #require(text.firstRange(of: "free=209233 = ")?.upperBound)
    #expect(try outcome(String(text[..<end])).isTornOff)
  }

  @Test func `of endless lines and of random bytes gets a sentence`() throws {
    let long = String(repeating: "x", count: 2_000_000)
    #expect(try words(long) == "unknown kind of line '\(long.prefix(40))'")
    let many = String(repeating: "a=1 ", count: 200_000)
    #expect(try words("scan \(many)= []") == "by is missing")
    var bytes = Array(Self.header.utf8)
    bytes += (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 7919 >> 3) }
    let outcome = try DecisionCheck.run(LineReader(name: "x.vec", bytes: bytes))
    #expect(outcome.refusal != nil || outcome.isTornOff)
  }

  @Test(arguments: [
    scan.replacing("=4096", with: "=4294967295").replacing("aim=32", with: "aim=4294967295")
      .replacing("costs=0/0", with: "costs=4294967295/4294967295"),
    scan.replacing("tiny=1", with: "tiny=0").replacing("=4096", with: "=4294967295")
      .replacing("costs=0/0", with: "costs=4294967295/1").replacing("=9", with: "=4294967295"),
    "slab f deferred=4294967295 freeable=4294967295 priority=0 = delta=1 total_scan=1",
    "wmark order=10 mark=4294967295 class=3 reserve=4294967295 flags=0xffff"
      + " highatomic=4294967295 free=-2147483648 = 1",
    "prio boosted=0 priority=1 aim=4294967295 taken=4294967295 reclaimed=4294967295 = next 0",
  ])
  func `with the largest figures that fit overflows nothing`(line: String) throws {
    let outcome = try outcome(Self.header + line + "\n")
    #expect(outcome.refusal == nil)
    #expect(outcome.difference?.line == 3)
  }
}
