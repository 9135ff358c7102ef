import Drawing
import Grammar
import Hardware
import KernelModel
import Reports
import Session

extension Command {
  static let translationViews = [
    translate, vtop, ptov, pte, pageTable, tlb, controlRegisters, gdt,
  ]

  static let translate = CommandDefinition(
    "translate", .translation, .looks, "show how an address is translated, changing nothing",
    arguments: translated,
    details: """
      Bits that are set are in capitals. A fault comes with what Linux would do about it. No TLB \
      line is filled, no accessed bit is set, nothing is mapped: that takes 'touch'. Behind it, \
      'step' goes through the same evidence one idea at a time.
      """,
    example: "translate 08048000 w; translate ss:bffff000"
  ).byWorld { world, invocation throws(CommandError) in
    try world.translation(invocation, invocation.privilege(2))
  }

  private static let vtop = CommandDefinition(
    "vtop", .translation, .looks, "translate as crash does: kernel addresses as the kernel",
    arguments: translated,
    details: "'translate' asks as the program would, whatever the address.",
    example: "vtop c0100000; vtop 08048000"
  ).byWorld { world, invocation throws(CommandError) in
    let isKernels = invocation.word(0) >= KernelLayout.pageOffset.rawValue
    return try world.translation(
      invocation,
      isKernels && !invocation.isGiven(2) ? .supervisor : invocation.privilege(2))
  }

  private static let translated = [
    ArgumentDefinition(
      "ADDR", .logicalAddress, "a linear address, or one in a segment: ss:bffff000, 73:0"),
    .access, .privilege,
    ArgumentDefinition(
      "-v", .choice, "explain every bit", .optional, words: [.init("-v", 1, "in a sentence")]),
  ]

  static let ptov = CommandDefinition(
    "ptov", .translation, .looks, "list the addresses at which the kernel sees physical memory",
    arguments: [ArgumentDefinition("PHYS", .physicalAddress, "the physical address")],
    example: "ptov 0x100000"
  ).byWorld { world, invocation throws(CommandError) in
    KernelAliasReport(
      PhysicalAddress(rawValue: UInt64(invocation.number(0))), in: world.kernel)
  }

  static let pte = CommandDefinition(
    "pte", .translation, .looks, "decode the value of a page-table entry",
    arguments: [
      ArgumentDefinition("VALUE", .entry, "the entry: 32 bits, 64 under PAE"),
      ArgumentDefinition(
        "LEVEL", .choice, "of which level; the table's unless told", .optional,
        words: [.init("pte", 0, "of a page table"), .init("pde", 1, "of a page directory")]),
    ],
    example: "pte 3ffc2025"
  ).byWorld { world, invocation throws(CommandError) in
    let isPAE = world.machine.controls.mode == .pae
    let limit: Int128 = isPAE ? Int128(UInt64.max) : 0xffff_ffff
    guard invocation.number(0) >= 0, invocation.number(0) <= limit else {
      throw invocation.error(
        .outOfRange(invocation.text(0) ?? "", bounds: 0...limit, unit: .entry), at: 0)
    }
    return EntryReport(
      PageTableEntry(rawValue: UInt64(invocation.number(0))),
      isDirectory: invocation.word(1) == 1, on: world.machine,
      world.isBare ? nil : world.kernel)
  }

  static let pageTable = CommandDefinition(
    "pagetable", .translation, .looks, "show what the page tables map, the whole 4 GiB folded",
    arguments: [
      ArgumentDefinition("ADDR", .address, "unfold the table of this address", .optional),
      ArgumentDefinition("LENGTH", .byteCount, "unfold so many bytes from there", .optional),
      ArgumentDefinition("PID", .processID, "whose tables", .optional, keyword: "of"),
    ],
    details: """
      What all levels together allow: u user or k kernel, r w x. `32.75` is entry 75 of the table \
      that entry 32 of the directory leads to. PS is a large page, G global, UC uncached. \
      Neighbours with equal rights and the same owner share a line; `9 in 3ff80-3ffc7` are nine \
      frames that do not follow one another.
      """,
    example: "pagetable; pagetable 08048000"
  ).byWorld { world, invocation throws(CommandError) in
    let shown = try world.viewed(invocation, at: 2)
    guard invocation.isGiven(0) else {
      return PageTableReport(shown.process, shown.space, in: world.kernel).noting(world)
    }
    let span = UInt64(world.kernel.tables.tableSpan)
    var start = UInt64(invocation.word(0)) & ~0xfff
    var end = (UInt64(invocation.word(0)) + UInt64(invocation.word(1)) + 0xfff) & ~0xfff
    if !invocation.isGiven(1) {
      start &= ~(span - 1)
      end = start + span
    }
    return PageTableRangeReport(
      start..<min(max(end, start + 4096), 1 << 32), of: shown.process, shown.space,
      in: world.kernel, isInterrupted: world.isInterrupted)
  }

  static let controlRegisters = CommandDefinition(
    "cr", .translation, .looks, "show the control registers and what their bits switch"
  ).byWorld { world, _ throws(CommandError) in
    let directory = world.machine.directory
    let owner = world.isBare ? nil : world.kernel.current
    return ControlRegisterReport(
      world.machine, owner: owner?.space?.directory == directory ? owner : nil)
  }

  static let tlb = CommandDefinition(
    "tlb", .translation, .looks, "show what the TLB holds, or what it has done",
    arguments: [
      ArgumentDefinition(
        "STATS", .choice, "hits, misses and what they cost", .optional,
        words: [.init("stats", 1, "since the start")])
    ],
    details: """
      A stale line says what the tables no longer say: somebody changed them and did not flush.
      """,
    example: "touch 08048000; tlb; tlb stats"
  ).byWorld { world, invocation throws(CommandError) in
    let machine = world.machine
    return invocation.isGiven(0) ? TLBStatisticsReport(machine) : TLBReport(machine)
  }

  static let gdt = CommandDefinition(
    "gdt", .translation, .looks, "show the segment registers and the descriptor table"
  ).byWorld { world, _ throws(CommandError) in DescriptorTableReport(world.machine) }
}

extension World {
  /// How the first argument is translated on somebody's behalf.
  fileprivate func translation(
    _ invocation: borrowing Invocation, _ privilege: Privilege
  ) throws(CommandError) -> any Report {
    TranslationReport(
      invocation.word(0), in: invocation[0].segment,
      Access(rawValue: UInt8(invocation.word(1))) ?? .read, privilege, on: machine,
      try surroundings(invocation), isVerbose: invocation.isGiven(3))
  }

  /// Who can tell whose memory it is; nil on a machine without a kernel.
  ///
  /// - Throws: when the command speaks for a process whose tables the chip does not use.
  func surroundings(
    _ invocation: borrowing Invocation
  ) throws(CommandError) -> Surroundings? {
    guard !isBare else { return nil }
    let process = try caller(invocation)
    guard process === kernel.current else {
      throw invocation.error(.refused(ChipComplaint.tablesAreNotLoaded(process.id)))
    }
    return Surroundings(kernel: kernel, process: process)
  }
}
