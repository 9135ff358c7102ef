import KernelModel
import Testing

extension OOMCandidate {
  /// A task with a number and some figures; each has memory of its own.
  static func task(
    _ id: Int32, pages: Int = 0, adjustment: Int = 0, memory: UInt32? = nil, _ traits: Traits = []
  ) -> OOMCandidate {
    var task = OOMCandidate(
      id: ProcessID(rawValue: id), memory: AddressSpaceID(rawValue: memory ?? UInt32(id)))
    task.anonymousPages = pages
    task.adjustment = OOMAdjustment(adjustment)!
    task.traits = traits
    return task
  }
}

/// The points of a task (5.7), and what /proc/PID/oom_score makes of them.
@Suite struct OOMBadnessTests {
  private let rules = KernelRules(.v5_10)

  private func score(_ task: OOMCandidate, _ total: Int, _ version: KernelVersion = .v5_10)
    -> UInt64
  {
    task.score(totalPages: total, rules: KernelRules(version))
  }

  @Test func `points are resident pages, swap, tables and the adjustment's share of all`() {
    var task = OOMCandidate.task(321)
    (task.anonymousPages, task.filePages, task.sharedPages) = (50_000, 9_000, 1_000)
    task.swapEntries = 20_000
    task.tableByteCount = 491_520
    #expect(task.badness(totalPages: 387_250, rules: rules) == 80_120)
    #expect(score(task, 387_250) == 804)
    #expect(score(task, 907_442) == 725)
    task.adjustment = OOMAdjustment(300)!
    #expect(task.badness(totalPages: 387_250, rules: rules) == 196_220)
    #expect(score(task, 387_250, .v6_1) == 1004)
  }

  @Test(arguments: [
    (0, 0, 666), (0, -999, 0), (0, -1000, 0), (0, 1000, 1333), (100_000, 0, 1333),
    (100_000, 1000, 2000), (0, 1, 667), (0, -1, 666), (1, 0, 666),
  ])
  func `a score lies between 0 and 2000`(pages: Int, adjustment: Int, score: UInt64) {
    for version in [KernelVersion.v5_10, .v6_1] {
      #expect(
        self.score(.task(2, pages: pages, adjustment: adjustment), 100_000, version) == score)
    }
  }

  @Test func `-1000 exempts, -999 does not`() {
    #expect(OOMCandidate.task(2, adjustment: -1000).badness(totalPages: 5000, rules: rules) == nil)
    #expect(
      OOMCandidate.task(2, adjustment: -999).badness(totalPages: 5000, rules: rules) == -4995)
  }

  @Test func `below 1000 pages an adjustment weighs nothing`() {
    #expect(
      OOMCandidate.task(2, pages: 7, adjustment: 1000).badness(totalPages: 999, rules: rules) == 7)
  }

  @Test(arguments: [
    OOMCandidate.Traits.initial, .kernelThread, .inVfork, .reaped,
  ])
  func `who cannot be killed has no points and the score 0`(_ traits: OOMCandidate.Traits) {
    let task = OOMCandidate.task(2, pages: 100, traits)
    #expect(task.badness(totalPages: 5000, rules: rules) == nil)
    #expect(score(task, 5000) == 0)
  }

  @Test func `without memory there are no points`() {
    var task = OOMCandidate.task(2, pages: 100)
    task.memory = nil
    #expect(task.badness(totalPages: 5000, rules: rules) == nil)
  }

  @Test func `a product beyond 31 bits wraps on i386, and not on 64 bits`() {
    let task = OOMCandidate.task(2, pages: 2_147_484)
    // 2147484000 - 2^32 = -2147483296; / 4000000 = -536.
    #expect(score(task, 4_000_000) == (1000 - 536) * 2 / 3)
    #expect(score(task, 4_000_000, .v6_18) == (1000 + 536) * 2 / 3)
    #expect(score(.task(2, pages: 2_147_483), 4_000_000) == (1000 + 536) * 2 / 3)
  }

  @Test func `figures that no machine has are judged all the same`() {
    var task = OOMCandidate.task(2, pages: .max, adjustment: 1000)
    (task.filePages, task.swapEntries, task.tableByteCount) = (.max, .max, .max)
    for version in KernelVersion.allCases {
      for total in [0, 1, 1000, 1 << 31, 1 << 32, Int.max] { _ = score(task, total, version) }
    }
    #expect(score(task, 0) == 0)
    #expect(score(task, 1 << 32) == 0)
  }
}

/// What may be written into /proc/PID/oom_score_adj.
@Suite struct OOMAdjustmentTests {
  @Test(arguments: [-1001, 1001, Int.max, Int.min])
  func `beyond a thousand is EINVAL`(_ value: Int) {
    #expect(OOMAdjustment(value) == nil)
    #expect(throws: Errno.invalidArgument) {
      try OOMAdjustment.written(value, floor: .never, isPrivileged: true)
    }
  }

  @Test func `a floor that root wrote holds for others`() throws {
    let (value, floor) = try OOMAdjustment.written(-500, floor: .neutral, isPrivileged: true)
    #expect((value.rawValue, floor.rawValue) == (-500, -500))
    let raised = try OOMAdjustment.written(300, floor: floor, isPrivileged: false)
    #expect((raised.value.rawValue, raised.floor.rawValue) == (300, -500))
    #expect(throws: Errno.permissionDenied) {
      try OOMAdjustment.written(-501, floor: raised.floor, isPrivileged: false)
    }
    let back = try OOMAdjustment.written(-500, floor: raised.floor, isPrivileged: false)
    #expect(back.value.rawValue == -500)
  }
}
