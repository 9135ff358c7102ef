import Drawing
import Grammar
import Hardware
import KernelModel
import Reports
import Session

/// The commands of a machine without a kernel that are not those of a booted one.
extension Command {
  static let bareAccesses = [bareTouch, bareExamine]

  static let bareTouch = CommandDefinition(
    "touch", .memoryAccess, .acts, "access memory: the chip translates, faults stay faults",
    arguments: [
      ArgumentDefinition("ADDR", .logicalAddress, "the byte"),
      .access,
      .privilege,
    ],
    example: "poke 0x1000 0x2067; poke 0x2000 0x3067; set cr3 0x1000; touch 0"
  ).byWorld { world, invocation throws(CommandError) in
    let access = Access(rawValue: UInt8(invocation.word(1))) ?? .read
    return BareAccessReport(
      try world.linearAddress(invocation, access, invocation.privilege(2)), access,
      invocation.privilege(2), on: world.machine)
  }

  static let bareExamine = CommandDefinition(
    "x", .memoryAccess, .looks, "show memory without touching it, as in GDB",
    arguments: examined, takesFormat: true,
    details: """
      The tables are asked if paging is on. 'x' alone goes on where the last one ended. Nothing \
      faults, no TLB line is filled.
      """,
    example: "x/4xw 0x1000; x"
  ).byWorld { world, invocation throws(CommandError) in
    try world.examine(invocation) { world.peekByChip($0) }
  }
}

extension ArgumentDefinition {
  /// On whose behalf an access is made.
  static let privilege = ArgumentDefinition(
    "PRIVILEGE", .choice, "on whose behalf; the user's unless told", .optional,
    words: [
      .init("user", 0, "as the program would: CPL 3"),
      .init("kernel", 1, "as the kernel would: CPL 0"),
    ])
}

extension World {
  /// The linear address of an access to the first argument.
  ///
  /// - Throws: what segmentation refuses to any of the bytes.
  func linearAddress(
    _ invocation: borrowing Invocation, _ access: Access, _ privilege: Privilege,
    byteCount: Int = 1
  ) throws(CommandError) -> VirtualAddress {
    guard let segment = invocation[0].segment else { return invocation.address(0) }
    let logical = LogicalAddress(segment, offset: invocation.word(0))
    switch machine.translate(logical, access, privilege, byteCount: byteCount).outcome {
    case .linear(let address, _): return address
    case .segment(let fault):
      throw invocation.error(.refused(MemoryComplaint.segment(fault)), at: 0)
    case .descriptor:
      throw invocation.error(.refused(MemoryComplaint.descriptorCannotBeRead), at: 0)
    }
  }
}

extension Invocation {
  /// On whose behalf an access is made.
  func privilege(_ index: Int) -> Privilege { word(index) == 0 ? .user : .supervisor }
}
