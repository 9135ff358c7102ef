import KernelModel
import Testing

/// Whom the OOM killer picks, and who dies (5.7).
@Suite struct OOMVerdictTests {
  private let rules = KernelRules(.v5_10)

  private func choice(_ tasks: [OOMCandidate], total: Int = 10_000) -> OOMChoice {
    OOMChoice(among: tasks, totalPages: total, rules: rules)
  }

  private func verdict(
    of asker: OOMCandidate, _ tasks: [OOMCandidate], flags: AllocationFlags = .highUserMovable,
    constraint: OOMConstraint = .none, _ change: (inout OOMSettings) -> Void = { _ in }
  ) -> OOMVerdict {
    var settings = OOMSettings()
    change(&settings)
    return OOMVerdict(
      on: flags, constraint: constraint, of: asker, among: tasks, totalPages: 10_000,
      settings: settings, rules: rules)
  }

  private func id(_ number: Int32) -> ProcessID { ProcessID(rawValue: number) }

  @Test func `the most points win`() {
    #expect(
      choice([.task(2, pages: 5), .task(3, pages: 9), .task(4, pages: 8)])
        == .victim(id(3), points: 9))
  }

  @Test func `of equal points the later task is taken`() {
    #expect(
      choice([.task(2, pages: 9), .task(5, pages: 9), .task(4, pages: 9), .task(6, pages: 8)])
        == .victim(id(4), points: 9))
  }

  @Test func `an adjustment outweighs pages`() {
    #expect(
      choice([.task(2, pages: 4000), .task(3, pages: 1, adjustment: 400)])
        == .victim(id(3), points: 4001))
  }

  @Test func `points below zero are points`() {
    #expect(
      choice([.task(2, adjustment: -999), .task(3, adjustment: -998)])
        == .victim(id(3), points: -9980))
  }

  @Test func `init, kernel threads and those at -1000 are passed over`() {
    let exempt: [OOMCandidate] = [
      .task(1, pages: 9000, .initial), .task(2, pages: 9000, .kernelThread),
      .task(3, pages: 9000, adjustment: -1000), .task(4, pages: 9000, .inVfork),
    ]
    #expect(choice(exempt) == .nobody)
    #expect(choice(exempt + [.task(5, pages: 1)]) == .victim(id(5), points: 1))
  }

  @Test func `a victim that has not gone keeps everybody waiting, a reaped one nobody`() {
    #expect(
      choice([.task(2, pages: 9000), .task(3, pages: 1, .victim), .task(4, pages: 1)])
        == .wait(id(3)))
    #expect(
      choice([.task(2, pages: 9), .task(3, pages: 9000, [.victim, .reaped])])
        == .victim(id(2), points: 9))
  }

  @Test func `who asked to be the first is, the last of several`() {
    #expect(
      choice([.task(2, .origin), .task(3, .origin), .task(4, pages: 9000, adjustment: 1000)])
        == .victim(id(3), points: nil))
  }

  @Test func `oom_kill_allocating_task kills who asks, unless it is exempt`() {
    let others = [OOMCandidate.task(2, pages: 1), .task(3, pages: 9000)]
    let asking = verdict(of: others[0], others) { $0.killsAllocatingTask = true }
    #expect(asking == .kill(id(2), .allocatingTask))
    for asker in [OOMCandidate.task(4, adjustment: -1000), .task(4, .kernelThread)] {
      let verdict = verdict(of: asker, others + [asker]) { $0.killsAllocatingTask = true }
      #expect(verdict == .kill(id(3), .worst))
    }
    #expect(verdict(of: others[0], others) == .kill(id(3), .worst))
  }

  @Test func `panic_on_oom 1 panics where all memory ran out, 2 always`() {
    let tasks = [OOMCandidate.task(2, pages: 1)]
    #expect(verdict(of: tasks[0], tasks) { $0.panicOnOOM = 1 } == .panic(.systemWide))
    #expect(verdict(of: tasks[0], tasks) { $0.panicOnOOM = 2 } == .panic(.compulsory))
    #expect(
      verdict(of: tasks[0], tasks, constraint: .cpuset) { $0.panicOnOOM = 1 }
        == .kill(id(2), .worst))
    #expect(
      verdict(of: tasks[0], tasks, constraint: .cpuset) { $0.panicOnOOM = 2 }
        == .panic(.compulsory))
  }

  @Test func `where nobody may be killed the machine is deadlocked`() {
    let task = OOMCandidate.task(2, pages: 1, adjustment: -1000)
    #expect(verdict(of: task, [task]) == .panic(.deadlock))
  }

  @Test func `who may not wait for files kills nobody`() {
    let task = OOMCandidate.task(2, pages: 1)
    #expect(verdict(of: task, [task], flags: .noFS) == .tryAgain)
    #expect(verdict(of: task, [task], flags: []) == .kill(id(2), .worst))
  }

  @Test func `who is about to end is helped on, before anything else`() {
    let task = OOMCandidate.task(2, pages: 1, .groupExiting)
    #expect(verdict(of: task, [task], flags: .noFS) { $0.panicOnOOM = 2 } == .letAskerEnd)
    let asker = OOMCandidate.task(3)
    #expect(verdict(of: asker, [.task(2, pages: 9, .exiting), asker]) == .letVictimEnd(id(2)))
    #expect(
      verdict(of: asker, [.task(2, pages: 9, [.exiting, .dumpingCore]), asker])
        == .kill(id(2), .worst))
  }

  @Test func `who shares memory with one that stays frees none by ending`() {
    let ending = OOMCandidate.task(2, pages: 9, memory: 7, .exiting)
    #expect(ending.willFreeMemory(among: [ending]))
    #expect(!ending.willFreeMemory(among: [ending, .task(3, pages: 9, memory: 7)]))
    #expect(ending.willFreeMemory(among: [ending, .task(3, pages: 9, memory: 7, .exiting)]))
  }

  @Test func `all who share the victim's memory die, in the order of the list`() {
    let victim = OOMCandidate.task(5, memory: 7)
    var thread = OOMCandidate.task(6, memory: 7)
    thread.group = victim.group
    let deaths = OOMDeaths(
      of: victim,
      among: [.task(2, memory: 7), .task(3), victim, thread, .task(8, memory: 7, .kernelThread)])
    #expect(deaths.killed == [id(5), id(2)])
    #expect(deaths.canReap)
  }

  @Test func `memory that init uses as well is not reaped`() {
    let victim = OOMCandidate.task(5, memory: 7)
    let deaths = OOMDeaths(of: victim, among: [.task(1, memory: 7, .initial), victim])
    #expect(deaths.killed == [id(5)])
    #expect(deaths.pinningProcess == id(1))
    #expect(!deaths.canReap)
  }
}
