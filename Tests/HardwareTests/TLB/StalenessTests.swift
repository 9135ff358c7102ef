import Hardware
import Testing

/// Lines that say what the tables no longer say.
@Suite struct StalenessTests {
  private func stale(_ chip: Chip) -> [Translation.Disagreement] {
    var result: [Translation.Disagreement] = []
    chip.machine.forEachStaleLine { result.append($0.disagreement) }
    return result
  }

  private func used(_ access: Access = .write) -> Chip {
    let chip = Chip()
    chip.map(0x301007, 0x402007)
    _ = chip.touch(access)
    return chip
  }

  @Test func `a page taken away is named with its level`() {
    let chip = used()
    chip.tableEntry = 0x402066
    #expect(stale(chip) == [.unmapped(.table, PageTableEntry(rawValue: 0x402066))])
    chip.machine.invalidate(chip.page)
    #expect(stale(chip).isEmpty)
  }

  @Test func `a page moved elsewhere is named with its new place`() {
    let chip = used()
    chip.tableEntry = 0x405067
    #expect(stale(chip) == [.otherTarget(PhysicalAddress(rawValue: 0x405000))])
    #expect(chip.machine.translate(chip.page, .read, .user).isStale)
  }

  @Test func `narrower rights are named`() {
    let chip = used()
    chip.tableEntry = 0x402065
    #expect(stale(chip) == [.widerRights([.user, .dirty])])
  }

  @Test func `a dirty bit that was cleared is named`() {
    let chip = used()
    chip.tableEntry = 0x402027
    #expect(stale(chip) == [.cleanLeaf(PageTableEntry(rawValue: 0x402027))])
  }

  @Test func `wider rights and a cleared accessed bit are not stale`() {
    let chip = used(.read)
    chip.tableEntry = 0x402007
    #expect(stale(chip).isEmpty)
  }

  @Test func `a look at a stale line tells both answers`() {
    let chip = used()
    chip.tableEntry = 0
    let look = chip.machine.translate(chip.page, .read, .user)
    #expect(look.outcome.physical?.rawValue == 0x402124)
    #expect(look.walk.fault?.code == .user)
    #expect(look.verdict == .hit)
  }
}
