import Hardware
import Testing

/// Cases beside the table of walks.
@Suite struct FurtherCasesTests {
  @Test func `with paging off the linear address is the physical one and no table is read`() throws
  {
    let machine = Machine(memory: PhysicalMemory(frameCount: 16))
    let physical = try machine.access(VirtualAddress(rawValue: 0xdead_beef), .write, .user)
    #expect(physical.rawValue == 0xdead_beef)
    #expect(machine.ledger.walkCount == 0)
  }

  @Test func `a read across pages faults at the first byte of the page that is missing`() {
    let chip = Chip()
    chip.map(0x301007, 0x402007)
    #expect(throws: PageFault(address: VirtualAddress(rawValue: 0x4000_4000), code: .user)) {
      try chip.machine.load32(VirtualAddress(rawValue: 0x4000_3ffe), .user)
    }
    #expect(chip.machine.controls.cr2.rawValue == 0x4000_4000)
  }

  @Test func `a write across pages that fails changes no byte`() {
    let chip = Chip()
    chip.map(0x301007, 0x402007)
    chip[0x301010] = 0x403005
    let code: PageFault.Code = [.protection, .write, .user]
    #expect(throws: PageFault(address: VirtualAddress(rawValue: 0x4000_4000), code: code)) {
      try chip.machine.store32(0x1234_5678, at: VirtualAddress(rawValue: 0x4000_3ffe), .user)
    }
    #expect(chip[0x402ffc] == 0)
  }

  @Test func `a word across pages lies in two frames`() throws {
    let chip = Chip()
    chip.map(0x301007, 0x402007)
    chip[0x301010] = 0x80_9007
    let place = VirtualAddress(rawValue: 0x4000_3ffd)
    try chip.machine.store32(0x4433_2211, at: place, .user)
    #expect(try chip.machine.load32(place, .user) == 0x4433_2211)
    #expect(try chip.machine.load8(VirtualAddress(rawValue: 0x4000_4000), .user) == 0x44)
    #expect(chip.machine.memory.load(UInt8.self, at: PhysicalAddress(rawValue: 0x402ffd)) == 0x11)
    #expect(try chip.machine.load16(VirtualAddress(rawValue: 0x4000_3fff), .user) == 0x4433)
  }

  @Test func `two addresses under one table have the rights of their own directory entries`() {
    let chip = Chip()
    chip.map(0x301007, 0x402007)
    chip[0x300404] = 0x301003
    chip[0x300408] = 0x301005
    #expect(chip.write() == "00402124")
    #expect(chip.read(at: 0x4040_3124) == "#05")
    #expect(chip.write(at: 0x4080_3124) == "#07")
  }

  @Test func `with WP clear a page may be written that SMEP forbids to run`() {
    let chip = Chip(usesPAE: false, ["PSE", "SMEP"])
    chip.map(0x301007, 0x402005)
    #expect(chip.touch(.write, .supervisor) == "00402124")
    #expect(chip.touch(.fetch, .supervisor) == "#11")
  }

  @Test func `a directory outside RAM reads all ones`() throws {
    let chip = Chip(frameCount: 1024)
    try chip.machine.loadDirectory(0xfff0_0000)
    #expect(chip.read() == "#0d")
  }

  @Test func `without PSE a walk through absent memory ends in absent memory`() throws {
    let chip = Chip(usesPAE: false, [], frameCount: 1024)
    try chip.machine.loadDirectory(0xfff0_0000)
    #expect(chip.write() == "fffff124")
    #expect(try chip.machine.load32(chip.page, .user) == 0xffff_ffff)
  }

  @Test func `a table outside RAM reads all ones`() {
    let chip = Chip(usesPAE: true, ["NXE"])
    chip.map(0xf_0000_0007)
    #expect(chip.read() == "#0d")
    #expect(chip.directoryEntry == 0xf_0000_0027)
  }

  @Test(arguments: [(36, 0x22_0000), (32, 0x2000), (40, 0x20_0000)])
  func `bits of a 4 MiB page above the address width are reserved`(_ bits: Int, _ strange: Int) {
    let chip = Chip(physicalAddressBits: bits)
    chip.map(0x80_0087 | UInt64(strange))
    #expect(chip.read() == "#0d")
  }

  @Test func `a PAE entry above the address width is reserved`() {
    let chip = Chip(usesPAE: true, [], physicalAddressBits: 36)
    chip.map(0x302007, 0x10_0040_2007)
    #expect(chip.read() == "#0d")
    chip.tableEntry = 0xf_ffff_f007
    #expect(chip.read() == "ffffff124")
  }

  @Test func `the pointers are read with CR3 and not by a walk`() throws {
    let chip = Chip(usesPAE: true, [])
    chip.map(0x302007, 0x402007)
    chip.machine.memory.store(UInt64(0), at: PhysicalAddress(rawValue: 0x300008))
    #expect(chip.read() == "00402124")
    try chip.machine.loadDirectory(0x300000)
    #expect(chip.read() == "#04")
  }

  @Test func `a peek follows the tables whatever the rights`() {
    let chip = Chip()
    chip.map(0x301001, 0x402001)
    #expect(chip.machine.peek(chip.page)?.rawValue == 0x402124)
    #expect(chip.machine.peek(VirtualAddress(rawValue: 0)) == nil)
    #expect(chip.directoryEntry == 0x301001)
  }
}
