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
      try world.linearAddress(invocation, access), access,
      invocation.word(2) == 0 ? .user : .supervisor, on: world.machine)
  }

  static let bareExamine = CommandDefinition(
    "x", .memoryAccess, .looks, "show memory without touching it, as in GDB",
    arguments: [ArgumentDefinition("ADDR", .address, "the first byte")], takesFormat: true,
    details: "The tables are asked if paging is on. Nothing faults, no TLB line is filled.",
    example: "x/4xw 0x1000"
  ).byWorld { world, invocation throws(CommandError) in
    let machine = world.machine
    let report = UnitsReport(invocation) { address in
      guard let physical = machine.peek(address), machine.memory.contains(physical) else {
        return nil
      }
      return machine.memory.load(UInt8.self, at: physical)
    }
    guard let report else { throw invocation.nothingIsSeen }
    return report
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
  /// - Throws: what segmentation refuses.
  func linearAddress(
    _ invocation: borrowing Invocation, _ access: Access
  ) throws(CommandError) -> VirtualAddress {
    guard let segment = invocation[0].segment else { return invocation.address(0) }
    let logical = LogicalAddress(segment, offset: invocation.word(0))
    switch machine.translate(logical, access, .user).outcome {
    case .linear(let address, _): return address
    case .segment(let fault):
      throw invocation.error(.refused(MemoryComplaint.segment(fault)), at: 0)
    case .descriptor:
      throw invocation.error(.refused(MemoryComplaint.descriptorCannotBeRead), at: 0)
    }
  }
}
