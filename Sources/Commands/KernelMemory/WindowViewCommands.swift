import Grammar
import KernelModel
import Reports
import Session

/// Views of the kernel's windows: who holds which slot, and what the tables say.
extension Command {
  static let windowViews = [vmallocmap, pkmap, fixmap, ptdump]

  static let vmallocmap = CommandDefinition(
    "vmallocmap", .kernelMemory, .looks, "draw the vmalloc window: areas, guards, frames and zones",
    details: """
      In the strip v is an area of vmalloc, m of vmap, i of ioremap, - one that waits for the \
      flush; the dots are free.
      """,
    example: "vmalloc 20K; ioremap 0xfed00000 1K; vmallocmap"
  ).byWorld { world, _ throws(CommandError) in VmallocMapReport(world.kernel) }

  static let pkmap = CommandDefinition(
    "pkmap", .kernelMemory, .looks, "draw the slots of the permanent kmaps and their holders",
    details: """
      A dot is a slot that is free; 1 has no user but may still be in the TLB; from 2 on the digit \
      is pkmap_count, one more than the users. last_pkmap_nr stands below its slot: the next \
      search goes on behind it.
      """,
    example: "kmap 0x3ff00; pkmap"
  ).byWorld { world, _ throws(CommandError) in PermanentMapReport(world.kernel) }

  static let fixmap = CommandDefinition(
    "fixmap", .kernelMemory, .looks, "draw the slots of the fixmap and the stack of kmap_atomic",
    example: "kmap_atomic 0x3ff00; fixmap"
  ).byWorld { world, _ throws(CommandError) in FixedMapReport(world.kernel) }

  static let ptdump = CommandDefinition(
    "ptdump", .translation, .looks, "dump page tables as debugfs page_tables/kernel does",
    arguments: [
      ArgumentDefinition(
        "WHOSE", .choice, "the kernel's own unless told", .optional,
        words: [
          .init("kernel", 0, "of the kernel's own directory"),
          .init("current_kernel", 1, "of the current process's directory"),
        ])
    ],
    details: "pgd, pmd and pte are the level at which the walk ended."
  ).byWorld { world, invocation throws(CommandError) in
    let kernel = world.kernel
    guard invocation.word(0) == 1, let space = try world.caller(invocation).space else {
      return PageTableDumpReport(of: kernel.tables.kernelDirectory, in: kernel)
    }
    return PageTableDumpReport(of: space.directory, in: kernel)
  }
}
