import Hardware
import Testing

/// What the chip refuses to have loaded, and what a load drops from the TLB.
@Suite struct ControlRegisterTests {
  @Test func `paging needs protection`() {
    let machine = Machine(memory: PhysicalMemory(frameCount: 16))
    #expect(throws: GeneralProtection(.pagingWithoutProtection)) {
      try machine.setCR0(.paging)
    }
    #expect(machine.controls.cr0 == .reset)
  }

  @Test func `not-write-through needs cache-disable`() {
    let machine = Machine(memory: PhysicalMemory(frameCount: 16))
    #expect(throws: GeneralProtection(.writeThroughWithoutCacheDisable)) {
      try machine.setCR0([.protection, .notWriteThrough])
    }
  }

  @Test func `unknown bits of CR0 are dropped, ET stays`() throws {
    let machine = Machine(memory: PhysicalMemory(frameCount: 16))
    try machine.setCR0(ControlRegisters.CR0(rawValue: 0x1ffa_ffc1))
    #expect(machine.controls.cr0.rawValue == 0x11 | 0x0000_0000)
  }

  @Test(arguments: [UInt32(1 << 12), 1 << 14, 1 << 17, 1 << 31])
  func `bits that CR4 does not have are refused`(_ bit: UInt32) {
    let machine = Machine(memory: PhysicalMemory(frameCount: 16))
    #expect(throws: GeneralProtection(.reservedCR4(bit))) {
      try machine.setCR4(ControlRegisters.CR4(rawValue: bit | 0x10))
    }
    #expect(machine.controls.cr4 == [])
  }

  @Test func `bits that EFER does not have are refused`() {
    let machine = Machine(memory: PhysicalMemory(frameCount: 16))
    #expect(throws: GeneralProtection(.reservedEFER(0x100))) {
      try machine.setEFER(ControlRegisters.EFER(rawValue: 0x900))
    }
  }

  @Test func `CR3 has 32 bits`() {
    let machine = Machine(memory: PhysicalMemory(frameCount: 16))
    #expect(throws: GeneralProtection(.wideCR3(1 << 32))) { try machine.loadDirectory(1 << 32) }
  }

  @Test(arguments: [1, 2, 5, 6, 7, 8, 36, 62, 63])
  func `a present pointer with a reserved bit is refused and nothing is loaded`(_ bit: Int) throws {
    let chip = Chip(usesPAE: true, [], physicalAddressBits: 36)
    chip.map(0x302007, 0x402007)
    chip.machine.memory.store(
      UInt64(1) << UInt64(bit) | 0x301001, at: PhysicalAddress(rawValue: 0x300048))
    #expect(throws: GeneralProtection.self) { try chip.machine.loadDirectory(0x300040) }
    #expect(chip.machine.controls.cr3 == 0x300000)
    #expect(chip.read() == "00402124")
  }

  @Test func `a pointer that is not present may hold anything`() throws {
    let chip = Chip(usesPAE: true, [])
    chip.machine.memory.store(~UInt64(1), at: PhysicalAddress(rawValue: 0x300000))
    try chip.machine.loadDirectory(0x300000)
    #expect(chip.touch(.read, at: 0) == "#04")
  }

  @Test func `pointers outside RAM read all ones and are refused`() {
    let chip = Chip(usesPAE: true, [])
    #expect(throws: GeneralProtection.self) { try chip.machine.loadDirectory(0xf000_0000) }
  }

  @Test func `turning paging off empties the TLB`() throws {
    let chip = Chip()
    chip.map(0x301007, 0x402107)
    #expect(chip.read() == "00402124")
    try chip.machine.setCR0([.protection])
    #expect(chip.read() == "40003124")
    chip.tableEntry = 0
    try chip.machine.setCR0([.protection, .paging])
    #expect(chip.read() == "#04")
  }

  @Test func `a change of PGE reads the pointers again`() throws {
    let chip = Chip(usesPAE: true, [])
    chip.map(0x302007, 0x402007)
    chip.machine.memory.store(UInt64(0), at: PhysicalAddress(rawValue: 0x300008))
    try chip.machine.setCR4([.physicalAddressExtension, .pageGlobal])
    #expect(chip.read() == "#04")
  }

  @Test func `switching to PAE drops what two-level paging left`() throws {
    let chip = Chip(usesPAE: false, ["PSE"])
    chip.map(0x80_0087)
    #expect(chip.read() == "00803124")
    try chip.machine.setCR4([.physicalAddressExtension])
    #expect(chip.read() == "#04")
    #expect(chip.machine.controls.mode == .pae)
  }

  @Test func `what changes nothing of a mapping drops nothing`() throws {
    let chip = Chip(usesPAE: false, ["PSE"])
    chip.map(0x301007, 0x402007)
    #expect(chip.read() == "00402124")
    var controls = chip.machine.controls
    controls.cr0.insert(.writeProtect)
    controls.cr4.insert(.smap)
    controls.efer.insert(.noExecute)
    try chip.machine.setControls(controls)
    chip.tableEntry = 0
    #expect(chip.read() == "00402124")
  }

  @Test func `a load of CR3 with its own value still flushes`() throws {
    let chip = Chip()
    chip.map(0x301007, 0x402007)
    #expect(chip.read() == "00402124")
    chip.tableEntry = 0
    chip.machine.flush()
    #expect(chip.read() == "#04")
    #expect(chip.machine.ledger.droppedLineCount == 1)
  }
}
