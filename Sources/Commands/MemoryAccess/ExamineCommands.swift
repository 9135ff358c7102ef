import Drawing
import Grammar
import Hardware
import KernelModel
import Reports
import Session

extension Command {
  static let examinations = [examine, readWords, search, poke]

  static let examine = CommandDefinition(
    "x", .memoryAccess, .looks, "show memory without touching it, as in GDB",
    arguments: examined, takesFormat: true,
    details: """
      x/4xw: four words in hexadecimal. Letters: x d u o t (binary) a c s (string); sizes: b h w \
      g (1, 2, 4, 8 bytes). 'x' alone goes on where the last one ended, with its format. Nothing \
      faults, no TLB line is filled.
      """,
    example: "x/4xw 08048000; x"
  ).byWorld { world, invocation throws(CommandError) in
    let process = try world.caller(invocation)
    return try world.examine(invocation) { world.peek($0, by: process) }
  }

  /// The arguments of `x`, on every machine.
  static let examined = [
    ArgumentDefinition(
      "ADDR", .address, "the first byte; where the last one ended unless told", .optional)
  ]

  static let readWords = CommandDefinition(
    "rd", .memoryAccess, .looks, "show words of memory without touching it, as in crash",
    arguments: [
      ArgumentDefinition("ADDR", .address, "the first word"),
      ArgumentDefinition("COUNT", .count, "how many words; 1 unless told", .optional),
      ArgumentDefinition(
        "-p", .choice, "ADDR is physical", .optional, words: [.init("-p", 1, "of RAM")]),
    ],
    details: "The same as x/COUNTxw ADDR, which has other sizes and spellings.",
    example: "rd c0000000 8; rd -p 0x1000 4"
  ).byWorld { world, invocation throws(CommandError) in
    let process = try world.caller(invocation)
    let count = invocation.wordIfGiven(1) ?? 1
    guard 1...UInt32(MemoryFormat.countLimit) ~= count else {
      throw invocation.error(
        .outOfRange(
          invocation.text(1) ?? "", bounds: 1...Int128(MemoryFormat.countLimit), unit: .count),
        at: 1)
    }
    let memory = world.machine.memory
    let isPhysical = invocation.isGiven(2)
    let format = MemoryFormat(count: Int(count), spelling: .hexadecimal, unit: .word)
    let report = UnitsReport(at: invocation.address(0), format) { address in
      guard isPhysical else { return world.peek(address, by: process) }
      let place = PhysicalAddress(rawValue: UInt64(address.rawValue))
      return memory.contains(place) ? memory.load(UInt8.self, at: place) : nil
    }
    guard let report else { throw invocation.nothingIsSeen(at: invocation.address(0)) }
    return report
  }

  static let poke = CommandDefinition(
    "poke", .memoryAccess, .acts, "write a word of RAM behind the kernel's back",
    arguments: [
      ArgumentDefinition("PHYS", .physicalAddress, "where, a multiple of 4"),
      ArgumentDefinition("WORD", .memoryWord, "what"),
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
    let old = memory.load(UInt32.self, at: address)
    // From here on the kernel's rules may be broken without any fault of the kernel's.
    world.isTamperedWith = true
    memory.store(invocation.word(1), at: address)
    return PokeReport(address: address, old: old, new: invocation.word(1))
  }
}

extension World {
  /// Shows the memory that `x` asks for, and remembers where it ends.
  func examine(
    _ invocation: borrowing Invocation, _ peek: (VirtualAddress) -> UInt8?
  ) throws(CommandError) -> any Report {
    var start = invocation.address(0)
    var format = invocation.format
    if !invocation.isGiven(0) {
      guard let examined else { throw invocation.missing(0) }
      start = examined.end
      format = format ?? examined.format
    }
    guard let report = UnitsReport(at: start, format ?? MemoryFormat(), peek) else {
      throw invocation.nothingIsSeen(at: start)
    }
    examined = ExaminedMemory(end: report.end, format: format ?? MemoryFormat())
    return report
  }
}

extension Invocation {
  /// That nothing can be seen where the first argument leads.
  fileprivate func nothingIsSeen(at address: VirtualAddress) -> CommandError {
    error(.refused(MemoryComplaint.nothingIsSeen(at: address)), at: 0)
  }
}
