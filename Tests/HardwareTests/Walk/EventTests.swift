import Hardware
import Testing

/// The micro-steps of an access, as an observer is told of them.
@Suite struct EventTests {
  private func told(_ chip: Chip, _ access: Access) -> [HardwareEvent] {
    let witness = Witness()
    chip.machine.observer = witness
    _ = chip.touch(access)
    chip.machine.observer = nil
    return witness.events
  }

  private func place(_ rawValue: UInt64) -> PhysicalAddress { PhysicalAddress(rawValue: rawValue) }
  private func entry(_ rawValue: UInt64) -> PageTableEntry { PageTableEntry(rawValue: rawValue) }

  @Test func `a miss is told from W1 to W9`() {
    let chip = Chip()
    chip.map(0x301007, 0x402007)
    let page = chip.page
    #expect(
      told(chip, .write) == [
        .lookedUp(page, array: 0, set: 3, verdict: .miss),
        .lookedUp(page, array: 1, set: 0, verdict: .miss),
        .entryRead(.directory, at: place(0x300400), value: entry(0x301007)),
        .entryWritten(.directory, at: place(0x300400), value: entry(0x301027)),
        .entryRead(.table, at: place(0x30100c), value: entry(0x402007)),
        .decided([.user, .writable], .write, .user, refusal: nil),
        .entryWritten(.table, at: place(0x30100c), value: entry(0x402067)),
        .filled(VirtualAddress(rawValue: 0x4000_3000), array: 0, set: 3, way: 0),
        .translated(page, place(0x402124)),
      ])
  }

  @Test func `a hit is two steps`() {
    let chip = Chip()
    chip.map(0x301007, 0x402007)
    _ = chip.read()
    #expect(
      told(chip, .read) == [
        .lookedUp(chip.page, array: 0, set: 3, verdict: .hit),
        .translated(chip.page, place(0x402124)),
      ])
  }

  @Test func `a write to a clean line walks again`() {
    let chip = Chip()
    chip.map(0x301007, 0x402007)
    _ = chip.read()
    let events = told(chip, .write)
    #expect(events.first == .lookedUp(chip.page, array: 0, set: 3, verdict: .clean))
    #expect(events.contains(.dropped(chip.page, lineCount: 1, .insufficient)))
    #expect(events.contains(.entryWritten(.table, at: place(0x30100c), value: entry(0x402067))))
  }

  @Test func `a refusal names its rule and ends in a fault`() {
    let chip = Chip()
    chip.map(0x301007, 0x402005)
    let events = told(chip, .write)
    #expect(events.contains(.decided([.user], .write, .user, refusal: .readOnly)))
    let code: PageFault.Code = [.protection, .write, .user]
    #expect(events.last == .fault(PageFault(address: chip.page, code: code)))
  }

  @Test func `PAE tells of the pointer`() {
    let chip = Chip(usesPAE: true, [])
    chip.map(0x302007, 0x402007)
    let events = told(chip, .read)
    #expect(events.contains(.pointerUsed(index: 1, value: entry(0x301001))))
    #expect(events.contains(.entryRead(.table, at: place(0x302018), value: entry(0x402007))))
  }

  @Test func `an observer may look at the machine from inside an event`() {
    final class Looker: MachineObserver {
      var looks: [Translation] = []
      let machine: Machine
      init(_ machine: Machine) { self.machine = machine }
      func machineDid(_ event: HardwareEvent) {
        looks.append(machine.translate(VirtualAddress(rawValue: 0x4000_3124), .read, .user))
      }
    }
    let chip = Chip()
    chip.map(0x301007, 0x402007)
    let looker = Looker(chip.machine)
    chip.machine.observer = looker
    #expect(chip.read() == "00402124")
    #expect(looker.looks.first?.verdict == .miss)
    #expect(looker.looks.last?.verdict == .hit)
  }

  @Test func `an event is no larger than 32 bytes`() {
    #expect(MemoryLayout<HardwareEvent>.size <= 32)
  }
}
