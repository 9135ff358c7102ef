import Drawing
import Grammar
import Hardware
import KernelModel
import Reports
import Session

extension Command {
  static let chip = [invlpg, lgdt, descriptor]

  static let invlpg = CommandDefinition(
    "invlpg", .translation, .acts, "drop what the TLB holds of an address's page",
    arguments: [ArgumentDefinition("ADDR", .address, "any byte of the page")],
    details: "As the instruction does: global or not, 4 KiB or large. The next access walks again.",
    example: "touch 08048000; invlpg 08048000; touch 08048000"
  ).byWorld { world, invocation throws(CommandError) in
    world.machine.invalidate(invocation.address(0))
    return SilentReport()
  }

  static let lgdt = CommandDefinition(
    "lgdt", .translation, .acts, "tell the chip where the GDT lies",
    arguments: [
      ArgumentDefinition("BASE", .address, "the linear address of entry 0"),
      ArgumentDefinition("LIMIT", .byteCount, "its last byte: 0xff for 32 entries"),
    ],
    details: "The chip checks nothing. Registers keep what they were loaded with.",
    example: "lgdt c1c00000 0xff"
  ).byWorld { world, invocation throws(CommandError) in
    guard invocation.word(1) <= 0xffff else {
      throw invocation.error(
        .outOfRange(invocation.text(1) ?? "", bounds: 0...0xffff, unit: .tableLimit), at: 1)
    }
    world.machine.segments.globalTable = DescriptorTable(
      base: invocation.address(0), limit: invocation.word(1))
    return SilentReport()
  }

  static let descriptor = CommandDefinition(
    "descriptor", .translation, .acts, "write a segment's descriptor into the GDT",
    arguments: [
      ArgumentDefinition("INDEX", .count, "which entry; 6 to 8 are there for programs"),
      ArgumentDefinition("BASE", .address, "the linear address of offset 0"),
      ArgumentDefinition("LIMIT", .byteCount, "the last offset; beyond 1 MiB it ends in fff"),
      ArgumentDefinition(
        "KIND", .flags, "writable data unless told", .optional,
        words: [
          .init("ro", DescriptorWord.readOnly, "data that is not writable"),
          .init("down", DescriptorWord.expandsDown, "data from above the limit to 4 GiB"),
          .init("code", DescriptorWord.code, "code that may be read"),
          .init("kernel", DescriptorWord.kernel, "DPL 0; 3 unless told"),
          .init("absent", DescriptorWord.absent, "P is clear"),
        ]),
    ],
    details: """
      A register holds what it was loaded with: 'set ds 0x33' loads it anew. Entry 6 has the \
      selector 33, 7 has 3b, 8 has 43, as a program names them.
      """,
    example: "descriptor 6 08048000 0xfff; translate 33:0; translate 33:1000"
  ).byWorld { world, invocation throws(CommandError) in
    let table = world.machine.segments.globalTable
    let index = Int(invocation.word(0))
    guard table.contains(index), index > 0 else {
      throw invocation.error(
        .outOfRange(
          invocation.text(0) ?? "", bounds: 1...Int128(max(1, table.count - 1)),
          unit: .descriptorEntry), at: 0)
    }
    let limit = invocation.word(2)
    guard limit <= 0xf_ffff || limit & 0xfff == 0xfff else {
      throw invocation.error(.refused(ChipComplaint.limitCountsPages(limit)), at: 2)
    }
    guard let place = world.machine.peek(table.address(of: index)) else {
      throw invocation.error(.refused(ChipComplaint.tableIsNotMapped))
    }
    let new = SegmentDescriptor(
      base: invocation.word(1), limit: limit, DescriptorWord.flags(invocation.word(3)))
    let old = world.machine.memory.load(UInt64.self, at: place)
    world.machine.memory.store(new.rawValue, at: place)
    return DescriptorReport(
      index: index, place: place, old: SegmentDescriptor(rawValue: old), new: new)
  }
}

/// The words that say what a segment is for.
private enum DescriptorWord {
  static let readOnly: UInt32 = 1
  static let expandsDown: UInt32 = 2
  static let code: UInt32 = 4
  static let kernel: UInt32 = 8
  static let absent: UInt32 = 16

  /// Bits 47:40 in the low byte and bits 55:52 in bits 15:12; G is left to the limit.
  static func flags(_ words: UInt32) -> UInt16 {
    var flags: UInt16 = words & absent == 0 ? 0x4090 : 0x4010
    if words & kernel == 0 { flags |= 0x60 }
    if words & code != 0 { return flags | 0xa }
    if words & readOnly == 0 { flags |= 2 }
    if words & expandsDown != 0 { flags |= 4 }
    return flags
  }
}

extension SegmentDescriptor {
  /// A segment with G as the limit needs it.
  fileprivate init(base: UInt32, limit: UInt32, _ flags: UInt16) {
    let isGranular = limit > 0xf_ffff
    self.init(
      flags: isGranular ? flags | 0x8000 : flags, base: base,
      limit: isGranular ? limit >> 12 : limit)
  }
}
