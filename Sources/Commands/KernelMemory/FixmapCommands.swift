import Grammar
import Hardware
import KernelModel
import Session

extension Command {
  static let setFixmap = CommandDefinition(
    "set_fixmap", .kernelMemory, .acts, "map a frame at a slot of the fixmap",
    arguments: [
      ArgumentDefinition("SLOT", .count, "its index or name, such as FIX_APIC_BASE")
        .offering(.fixedSlots),
      ArgumentDefinition("PHYS", .physicalAddress, "what to map, a page"),
      ArgumentDefinition(
        "PROT", .choice, "how; normal unless told", .optional,
        words: [
          .init("normal", FixedProtection.normal.rawValue, "PAGE_KERNEL, 163"),
          .init("nocache", FixedProtection.uncached.rawValue, "PAGE_KERNEL_NOCACHE, 17b"),
          .init("io", FixedProtection.device.rawValue, "PAGE_KERNEL_IO, on x86 as normal"),
          .init("ro", FixedProtection.readOnly.rawValue, "PAGE_KERNEL_RO, 161"),
        ]),
    ],
    call: CallForm(["set_fixmap"], [CallParameter("idx", 0), CallParameter("phys", 1)]),
    details: "'fixmap' lists the slots.",
    example: "set_fixmap FIX_DBGP_BASE 0xfed00000 nocache; clear_fixmap FIX_DBGP_BASE"
  ).byWorld { world, invocation throws(CommandError) in
    world.report("set_fixmap") { () throws(Refusal) in
      let place = PhysicalAddress(rawValue: UInt64(invocation.number(1)))
      try world.kernel.setFixedSlot(
        Int(invocation.word(0)), to: place.frame,
        FixedProtection(rawValue: invocation.word(2)) ?? .normal)
    }
  }

  static let clearFixmap = CommandDefinition(
    "clear_fixmap", .kernelMemory, .acts, "empty a slot of the fixmap",
    arguments: [ArgumentDefinition("SLOT", .count, "its index or name").offering(.fixedSlots)],
    call: CallForm(["clear_fixmap"], [CallParameter("idx", 0)]),
    example: "set_fixmap 1 0xfed00000; clear_fixmap 1"
  ).byWorld { world, invocation throws(CommandError) in
    world.report("clear_fixmap") { () throws(Refusal) in
      try world.kernel.clearFixedSlot(Int(invocation.word(0)))
    }
  }
}
