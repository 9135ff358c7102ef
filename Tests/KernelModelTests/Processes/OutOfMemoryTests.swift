import Hardware
import KernelModel
import TestSupport
import Testing

/// Numbers that follow from a seed.
private struct Dice {
  var state: UInt64

  mutating func roll(_ sides: UInt32) -> UInt32 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return UInt32(truncatingIfNeeded: state >> 33) % sides
  }
}

/// Random calls on 16 MiB: memory runs out over and over, and everything stays consistent.
@Suite struct `When memory runs out` {
  /// One random call or access near page 50000, as a process makes it.
  private func act(_ test: TestProcess, _ dice: inout Dice) {
    let first = 0x50000 + dice.roll(4096)
    let count = 1 + dice.roll(700)
    switch dice.roll(12) {
    case 0...2:
      _ = try? test.mmap(
        count, [.read, .write], hint: first, adding: dice.roll(3) == 0 ? .populate : [],
        type: dice.roll(4) == 0 ? .shared : .copyOnWrite)
    case 3: try? test.munmap(first, count / 4)
    case 4: try? test.mprotect(first, count, dice.roll(2) == 0 ? .read : [.read, .write])
    case 5: _ = try? test.mremap(first, count, count * 2)
    case 6: try? test.mlock(first, count)
    case 7: try? test.munlock(first, count)
    case 8: try? test.madvise(first, count, .dontNeed)
    default:
      for number in first..<first + count {
        guard test.process.isRunning else { return }
        if !test.area(number).isNone { test.write(number) }
      }
    }
  }

  @Test(arguments: KernelVersion.allCases)
  func `every structure stays sound, and every frame comes back`(_ version: KernelVersion) throws {
    let parent = try TestProcess(version) { $0.memory = 16 << 20 }
    parent.kernel.commit.mode = .always
    // Slabs and tables of a first child stay with the kernel.
    try parent.fork().exit()
    // Pages of files may go meanwhile, and come back when they are wanted.
    func unused() -> Int {
      parent.freeFrames + parent.kernel.files.all.reduce(0) { $0 + $1.cachedPageCount }
    }
    let before = unused()
    var dice = Dice(state: 7)
    var killCount = 0
    for _ in 0..<6 {
      let child = try parent.fork()
      child.process.survivesFaults = true
      for step in 0..<60 {
        guard child.process.isRunning else { break }
        act(child, &dice)
        if step % 4 == 0 { try parent.expectSound() }
      }
      if child.process.isRunning { child.exit() } else {
        killCount += 1
        _ = try parent.kernel.wait(parent.process)
      }
      try parent.expectSound()
    }
    #expect(killCount > 0)
    #expect(unused() == before)
  }

  @Test func `a fork without memory leaves nothing behind`() throws {
    let test = try TestProcess { $0.memory = 16 << 20 }
    test.kernel.commit.mode = .always
    // A page in each of many tables: the child needs as many.
    var number: UInt32 = 0x10000
    while test.process.isRunning, number < 0xbfc00, test.freeFrames > 900 {
      _ = try test.mmap(1, [.read, .write], hint: number, adding: .fixed)
      test.write(number)
      number += 0x400
    }
    // The first round leaves its slabs with the kernel.
    var free: [Int] = []
    for _ in 0..<2 {
      var children: [TestProcess] = []
      while let child = try? test.fork() { children.append(child) }
      try test.expectSound()
      for child in children { child.exit() }
      free.append(test.freeFrames)
    }
    #expect(free[0] == free[1])
    try test.expectSound()
  }
}
