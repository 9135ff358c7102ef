import Drawing
import Grammar
import KernelModel
import Reports
import Session

/// What is written to files of Linux's to make it forget.
extension Command {
  static let dropCaches = CommandDefinition(
    "drop_caches", .frames, .acts, "take files out of memory that can be read again",
    arguments: [
      ArgumentDefinition("N", .count, "1 pages of files, 2 slabs, 3 both; 3 unless told", .optional)
    ],
    details: """
      As `echo 3 > /proc/sys/vm/drop_caches`. Pages stay that somebody maps, or that are dirty; \
      'sync' cleans them. No slab of this kernel can be given up.
      """,
    example: "fill /tmp/data 64K; drop_caches; sync; drop_caches 1"
  ).byWorld { world, invocation throws(CommandError) in
    let kinds = invocation.wordIfGiven(0) ?? 3
    guard (1...3).contains(kinds) else {
      throw invocation.error(
        .outOfRange(invocation.text(0) ?? "", bounds: 1...3, unit: .number), at: 0)
    }
    return DropCachesReport(world.kernel.dropCaches(kinds))
  }

  static let clearReferences = CommandDefinition(
    "clear_refs", .frames, .acts, "forget how a process used its memory",
    arguments: [
      ArgumentDefinition("N", .amount, "what to forget"),
      .shownProcess,
    ],
    call: CallForm(["clear_refs"], inOrder: "type"),
    details: """
      As `echo N > /proc/PID/clear_refs`: 1 which pages were referenced, 2 of those without a file \
      only, 3 with one, 5 the peak of VmRSS. 4, which pages were written to, is not configured.
      """,
    example: "touch 08048000; smaps; clear_refs 1; smaps"
  ).byWorld { world, invocation throws(CommandError) in
    let (_, space) = try world.viewed(invocation, at: 1)
    let number = Int(clamping: invocation.number(0))
    return world.report("clear_refs") { () throws(Refusal) in
      try world.kernel.clearReferences(of: space, number)
    }
  }
}
