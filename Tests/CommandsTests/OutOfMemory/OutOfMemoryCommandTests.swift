import Drawing
import KernelModel
import TestSupport
import Testing

@testable import Session

@Suite struct `The OOM killer at the prompt` {
  private let it = Specimen()

  @Test(arguments: [
    ("oom_score_adj 1001", "oom_score_adj: EINVAL (1001 is no adjustment: they go from -1000"),
    ("oom_score_adj 2 -1001", "oom_score_adj: EINVAL (-1001 is no adjustment"),
    ("oom_score_adj 9 5", "error: there is no process 9"),
    ("oom_score_adj -1 5", "error: there is no process -1"),
    ("oom_score 9", "error: there is no process 9"),
    ("oom_score_adj x", "error: "),
  ])
  func `what is wrong is told, and nothing changes`(line: String, words: String) throws {
    _ = it.type("fork")
    let before = it.session.world.digest
    let text = it.type(line)
    #expect(text.contains(words), "\(text)")
    #expect(it.session.world.digest == before)
  }

  @Test func `an adjustment is written, shown, and part of the digest`() {
    #expect(it.type("oom_score_adj") == "0\n")
    _ = it.type("fork")
    let before = it.session.world.digest
    #expect(it.type("oom_score_adj 2 300") == "oom_score_adj: 0\n")
    #expect(it.session.world.digest != before)
    #expect(it.type("[2] oom_score_adj") == "300\n")
    #expect(it.type("[2] oom_score_adj -4", after: "oom_score_adj 2 9").contains(": 0"))
    #expect(it.kernel.process(ProcessID(rawValue: 2))?.oomAdjustment.rawValue == -4)
    #expect(it.type("oom_score_adj") == "0\n")
  }

  @Test func `points follow from what status tells`() {
    let text = it.type(
      "oom", after: "swapon 1M", "fork", "[2] mmap 4M rw fixed at 0x40000000",
      "[2] touch 40000000 w for 4M", "[2] madvise 40000000 64K pageout", "oom_score_adj 2 10",
      "fork", "oom_score_adj 3 -1000")
    #expect(
      text == """
           PID   rss  swap  tables    adj  points  score  COMMAND
             1     2     0       2      0    init      0  demo
        *    2  1010    16       3     10    3589    675  demo
             3     2     0       2  -1000   never      0  demo
        points = rss + swap + tables + adj x 256; 256434 pages of RAM and swap

        """)
    let status = it.type("status 2")
    #expect(status.contains("VmRSS:\t    4040 kB") && status.contains("VmSwap:\t      64 kB"))
  }

  @Test func `a score is what the formula says`() {
    #expect(it.type("oom_score") == "0\n")
    #expect(it.type("oom_score 2", after: "fork") == "666\n")
    #expect(it.type("oom_score 2", after: "oom_score_adj 2 300") == "866\n")
    #expect(it.type("oom_score 2", after: "oom_score_adj 2 -1000") == "0\n")
  }

  @Test func `dmesg tells of kills behind the boot`() {
    let before = it.type("dmesg", after: "fork")
    _ = it.kernel.killForMemory(order: 0, flags: [.highUserMovable, .zero])
    let text = it.type("dmesg")
    #expect(!before.contains("oom-killer"))
    #expect(
      text.contains(
        "\ndemo invoked oom-killer: gfp_mask=0x100dca(GFP_HIGHUSER_MOVABLE|__GFP_ZERO), order=0, "
          + "oom_score_adj=0\nMem-Info:\n"))
    #expect(text.contains("\nOut of memory: Killed process 2 (demo) total-vm:"))
    #expect(it.type("ps").contains("killed"))
  }

  @Test func `effects say who was killed, and that the kernel would have panicked`() {
    _ = it.type("fork")
    #expect(it.type("oom", after: "oom_score_adj 2 -1000").contains("nobody may be killed"))
  }
}
