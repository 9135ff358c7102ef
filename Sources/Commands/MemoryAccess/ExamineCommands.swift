import Drawing
import Grammar
import Hardware
import KernelModel
import Reports
import Session

extension Command {
  static let examinations = [examine, poke]

  static let examine = CommandDefinition(
    "x", .memoryAccess, .looks, "show memory without touching it, as in GDB",
    arguments: [ArgumentDefinition("ADDR", .address, "the first byte")], takesFormat: true,
    details: """
      x/4xw: four words in hexadecimal. Letters: x d u o t (binary) a c s (string); sizes: b h w \
      g (1, 2, 4, 8 bytes). Nothing faults, no TLB line is filled.
      """,
    example: "x/4xw 08048000"
  ).byWorld { world, invocation throws(CommandError) in
    let process = try world.caller(invocation)
    guard let report = UnitsReport(invocation, { world.peek($0, process) }) else {
      throw invocation.nothingIsSeen
    }
    return report
  }

  static let poke = CommandDefinition(
    "poke", .memoryAccess, .acts, "write a word of RAM behind the kernel's back",
    arguments: [
      ArgumentDefinition("PHYS", .physicalAddress, "where, a multiple of 4"),
      ArgumentDefinition("WORD", .entry, "what, up to ffffffff"),
    ],
    details: "The next walk sees it; a TLB line that was filled before does not.",
    example: "poke 0x100000 0"
  ).byWorld { world, invocation throws(CommandError) in
    let address = PhysicalAddress(rawValue: UInt64(invocation.number(0)))
    let memory = world.machine.memory
    guard address.rawValue % 4 == 0 else {
      throw invocation.error(.refused(MemoryComplaint.isNotWordAligned(address)), at: 0)
    }
    guard memory.contains(address, byteCount: 4) else {
      throw invocation.error(
        .outOfRange(
          invocation.text(0) ?? "", bounds: 0...(Int128(memory.frameCount) << 12) - 4,
          unit: .ram), at: 0)
    }
    guard invocation.number(1) <= 0xffff_ffff else {
      throw invocation.error(
        .outOfRange(invocation.text(1) ?? "", bounds: 0...0xffff_ffff, unit: .word32), at: 1)
    }
    let old = memory.load(UInt32.self, at: address)
    // From here on the kernel's rules may be broken without any fault of the kernel's.
    world.isTamperedWith = true
    memory.store(invocation.word(1), at: address)
    return PokeReport(address: address, old: old, new: invocation.word(1))
  }
}

extension World {
  /// A byte as it can be seen without a fault; nil where nothing is.
  fileprivate func peek(_ address: VirtualAddress, _ process: Process) -> UInt8? {
    if address < AddressSpace.end { return process.space?.peek(address) }
    return kernel.layout.physicalAddress(of: address).flatMap { physical in
      machine.memory.contains(physical) ? machine.memory.load(UInt8.self, at: physical) : nil
    } ?? peekWindow(address)
  }

  /// A byte of the kernel's windows, by its tables.
  private func peekWindow(_ address: VirtualAddress) -> UInt8? {
    let entry = kernel.windowEntry(of: address)
    guard entry.isMapped else { return nil }
    return machine.memory.load(UInt8.self, at: entry.frame.base + UInt64(address.offset))
  }
}

extension Invocation {
  /// That nothing can be seen at the first argument.
  var nothingIsSeen: CommandError {
    error(.refused(MemoryComplaint.nothingIsSeen(at: address(0))), at: 0)
  }
}
