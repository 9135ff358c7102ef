import Hardware
import TestSupport
import Testing

@testable import KernelModel

/// Notes what the OOM killer does.
private final class KillObserver: KernelObserver {
  var events: [OutOfMemoryEvent] = []
  var functions: [KernelFunction] = []

  func kernelDid(_ event: KernelEvent, depth: Int) {
    switch event {
    case .outOfMemory(let event): events.append(event)
    case .enter(.oomKillProcess): functions.append(.oomKillProcess)
    default: break
    }
  }
}

/// What the kernel tells when memory is out.
@Suite struct `A report of the OOM killer` {
  private func report(
    _ version: KernelVersion = .v5_10, flags: AllocationFlags = .highUserMovable,
    configure: (inout KernelConfiguration) -> Void = { _ in }
  ) throws -> (OutOfMemoryReport, TestProcess, victim: TestProcess) {
    let test = try TestProcess(version, configure: configure)
    _ = try test.kernel.swapOn("/dev/sda2", .disk, pageCount: 2049, priority: nil)
    let victim = try test.child(writing: 400)
    try victim.madvise(TestProcess.firstPage, 50, .pageOut)
    let other = try test.child(writing: 30)
    try test.kernel.setAdjustment(-1000, of: other.process)
    _ = test.kernel.killForMemory(order: 2, flags: flags)
    return (test.kernel.outOfMemory.reports[0], test, victim)
  }

  @Test(arguments: KernelVersion.allCases, [false, true])
  func `adds up`(_ version: KernelVersion, usesPAE: Bool) throws {
    let (report, test, _) = try report(version) { $0.usesPAE = usesPAE }
    let zones = report.zones
    for zone in zones { #expect(zone.listedPages == zone.free) }
    #expect(report.totals.free == zones.reduce(0) { $0 + $1.free })
    #expect(report.totals.freePerCPU == zones.reduce(0) { $0 + $1.freePerCPU })
    #expect(report.totals.tables == zones.reduce(0) { $0 + $1.tables })
    #expect(
      report.totals.lists.inactiveAnonymous + report.totals.lists.activeAnonymous
        == zones.reduce(0) { $0 + $1.lists.inactiveAnonymous + $1.lists.activeAnonymous })
    #expect(report.pools.ramPages == zones.reduce(0) { $0 + $1.present })
    #expect(report.totalPages == test.kernel.oomTotalPages)
    #expect(report.pools.totalSwapPages == 2048 && report.pools.freeSwapPages < 2000)
    #expect(report.slabs == nil || report.dumpsSlabs)
  }

  @Test func `lists the processes but init, those at -1000 too`() throws {
    let (report, test, victim) = try report()
    let rows = try #require(report.tasks)
    #expect(rows.map(\.id.rawValue) == [2, 3])
    #expect(rows.map(\.adjustment) == [0, -1000])
    #expect(rows[0].swapEntries == 50 && rows[0].residentPages >= 350)
    guard case .killed(let summary, let kill) = report.ending else {
      Issue.record("nobody was killed")
      return
    }
    #expect(summary.id == victim.process.id && kill.id == victim.process.id)
    #expect(kill.residentPages == rows[0].residentPages)
    #expect(kill.tableKilobytes == rows[0].tableByteCount >> 10)
    #expect(report.request.asker == test.process.name && report.request.order == 2)
  }

  @Test func `of later kernels stops at the zone that was asked for`() throws {
    let configure: (inout KernelConfiguration) -> Void = { $0.memory = 1 << 30 }
    let (old, _, _) = try report(.v5_10, flags: .kernel, configure: configure)
    let (new, _, _) = try report(.v6_1, flags: .kernel, configure: configure)
    #expect(old.zones.map(\.zone) == [.dma, .normal, .highMemory])
    #expect(new.zones.map(\.zone) == [.dma, .normal])
  }

  @Test func `is kept, the newest sixteen`() throws {
    let test = try TestProcess()
    for order in 0..<20 { _ = test.kernel.killForMemory(order: order, flags: .highUserMovable) }
    #expect(test.kernel.outOfMemory.count == 20)
    #expect(test.kernel.outOfMemory.reports.map(\.request.order) == Array(4..<20))
  }

  @Test func `comes with events: who is chosen, and what its end brings`() throws {
    let test = try TestProcess()
    let kernel = test.kernel
    let victim = try test.child(writing: 300)
    let observer = KillObserver()
    kernel.observer = observer
    let points = kernel.oomCandidate(victim.process).badness(
      totalPages: kernel.oomTotalPages, rules: kernel.rules)
    let frames = test.freeFrames
    test.runOut()
    let pages = UInt32(test.freeFrames - frames)
    #expect(
      observer.events == [
        .chosen(victim.process.id, points: points.map { Int32($0) }, .worst),
        .killed(victim.process.id, pages: pages),
      ])
    #expect(observer.functions == [.oomKillProcess] && pages >= 300)
    observer.events = []
    test.runOut()
    #expect(observer.events == [.gaveUp(.deadlock)])
  }

  @Test func `has the figures of each process`() throws {
    let (_, test, _) = try report()
    let kernel = test.kernel
    for process in kernel.processes.all {
      guard let space = process.space else { continue }
      let candidate = kernel.oomCandidate(process)
      #expect(candidate.residentPages == space.resident.total)
      #expect(candidate.swapEntries == space.resident.swapped)
      #expect(candidate.areaPages == space.totals.total)
      #expect(candidate.tableByteCount == space.pageTableCount * 4096)
    }
  }
}
