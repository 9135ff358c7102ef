import Hardware
import TestSupport
import Testing

/// Random tables and random accesses: what the look foretells, what an observed chip does and what
/// an unobserved one does must be the same.
@Suite struct RandomWalkTests {
  /// Two chips over equal RAM; one of them is observed.
  private struct Pair {
    let silent: Chip
    let told: Chip
    let witness = Witness()

    init(usesPAE: Bool, _ settings: [String], _ geometry: TLBGeometry) {
      silent = Chip(usesPAE: usesPAE, settings, tlb: geometry, frameCount: 2048)
      told = Chip(usesPAE: usesPAE, settings, tlb: geometry, frameCount: 2048)
      told.machine.observer = witness
    }

    func store(_ entry: UInt64, at place: UInt64) {
      silent[place] = entry
      told[place] = entry
    }

    func invalidate(_ address: VirtualAddress) {
      silent.machine.invalidate(address)
      told.machine.invalidate(address)
    }
  }

  private func randomEntry(_ random: inout SeededRandom, usesPAE: Bool, isUpper: Bool) -> UInt64 {
    let frame: UInt64 = isUpper ? 0x301 + UInt64(random.next(below: 3)) : 0x400 + random.next() % 64
    var entry = frame << 12 | 0x7
    if random.flip(oneIn: 3) { entry ^= 1 << UInt64(random.next(below: 9)) }
    if isUpper, random.flip(oneIn: 6) { entry = entry & 0xfff | 0x80 | 0x80_0000 }
    if usesPAE, random.flip(oneIn: 8) { entry |= 1 << 63 }
    if random.flip(oneIn: 20) { entry ^= 1 << UInt64(random.next(below: usesPAE ? 64 : 32)) }
    return entry
  }

  @Test(arguments: [false, true], [TLBGeometry.i486, .p6, .willamette, .core2, .nehalem, .k7])
  func `look, told and silent access agree`(_ usesPAE: Bool, _ geometry: TLBGeometry) throws {
    var random = SeededRandom(seed: usesPAE ? 3 : 4)
    for _ in 0..<12 {
      let settings = ["WP", "PSE", "PGE", "SMEP", "SMAP", "NXE", "AC"].filter { _ in random.flip() }
      let pair = Pair(usesPAE: usesPAE, settings, geometry)
      let directory: UInt64 = usesPAE ? 0x301000 : 0x300400
      for _ in 0..<120 {
        let step = random.next(below: 10)
        let page = UInt32(random.next(below: 24))
        let address = 0x4000_0000 + UInt32(random.next(below: 3)) << 22 + page << 12 + 0x124
        if step < 2 {
          let place = directory + random.next() % 4 * (usesPAE ? 8 : 4)
          pair.store(randomEntry(&random, usesPAE: usesPAE, isUpper: true), at: place)
        } else if step < 4 {
          let table: UInt64 = (usesPAE ? 0x302000 : 0x301000) + random.next() % 2 << 12
          let place = table + UInt64(page) * (usesPAE ? 8 : 4)
          pair.store(randomEntry(&random, usesPAE: usesPAE, isUpper: false), at: place)
        } else if step < 5 {
          pair.invalidate(VirtualAddress(rawValue: address))
        } else {
          let access = Access.allCases[random.next(below: 3)]
          let privilege: Privilege = random.flip() ? .user : .supervisor
          let look = pair.silent.machine.translate(
            VirtualAddress(rawValue: address), access, privilege)
          let silent = pair.silent.touch(access, privilege, at: address)
          #expect(
            silent == look.outcome.physical?.rawValue.digits ?? look.outcome.fault?.code.text)
          #expect(silent == pair.told.touch(access, privilege, at: address))
        }
      }
      for place in stride(from: UInt64(0x300000), to: 0x305000, by: 8) {
        #expect(pair.silent[place] == pair.told[place])
      }
      try expectSoundTLB(pair.silent)
      try expectSoundTLB(pair.told)
    }
  }

  private func expectSoundTLB(_ chip: Chip) throws {
    let hasGlobalPages = chip.machine.controls.cr4.contains(.pageGlobal)
    let broken = chip.machine.tlb.brokenInvariant(hasGlobalPages: hasGlobalPages)
    #expect(broken == nil)
  }

  @Test func `a fresh translation is never stale`() {
    var random = SeededRandom(seed: 9)
    let chip = Chip(usesPAE: false, ["WP", "PSE", "PGE"])
    chip.map(0x301007)
    for page in 0..<UInt64(64) { chip[0x301000 + page * 4] = 0x40_0007 + page << 12 }
    for _ in 0..<200 {
      let address = 0x4000_0000 + UInt32(random.next(below: 64)) << 12
      _ = chip.touch(Access.allCases[random.next(below: 3)], at: address)
    }
    var staleCount = 0
    chip.machine.forEachStaleLine { _ in staleCount += 1 }
    #expect(staleCount == 0)
  }
}

/// Keeps what a machine told.
final class Witness: MachineObserver {
  var events: [HardwareEvent] = []

  func machineDid(_ event: HardwareEvent) { events.append(event) }
}
