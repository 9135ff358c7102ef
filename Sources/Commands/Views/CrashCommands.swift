import Grammar
import Hardware
import KernelModel
import Reports
import Session

/// Commands of the `crash` utility whose views have names of their own here.
extension Command {
  static let crash = [kmem, structure, system]

  private static let kmem = CommandDefinition(
    "kmem", .views, .looks, "show the kernel's memory under crash's names",
    arguments: [
      ArgumentDefinition(
        "-i|-z|-f|-s|-v|-V|-p", .choice, "which view", .optional,
        words: [
          .init("-i", 1, "where memory went: meminfo"), .init("-z", 2, "the zones: zoneinfo"),
          .init("-f", 3, "free blocks: buddyinfo"), .init("-s", 4, "slab caches: slabinfo"),
          .init("-v", 5, "vmalloc areas: vmallocinfo"), .init("-V", 6, "counters: vmstat"),
          .init("-p", 7, "physical memory by owner: frames"),
        ]),
      ArgumentDefinition(
        "ADDR", .physicalAddress, "what an address or a frame is: what ADDR", .optional
      ).offering(.anyPlace),
    ],
    details: "'meminfo owners' adds memory up to the frame, 'freelist' goes through a free list.",
    example: "kmem -i; kmem -f; kmem c0100000"
  ).byWorld { world, invocation throws(CommandError) in
    let kernel = world.kernel
    guard invocation.isGiven(0) != invocation.isGiven(1) else {
      if invocation.isGiven(0) {
        throw invocation.error(
          .unexpectedArgument(invocation.text(1) ?? "", usage: invocation.definition.usage), at: 1)
      }
      throw invocation.missing(0)
    }
    if invocation.isGiven(1) { return try world.whatReport(invocation.number(1), invocation) }
    switch invocation.word(0) {
    case 1:
      kernel.recountStatistics()
      return MemInfoReport(kernel).noting(world)
    case 2:
      kernel.recountStatistics()
      return ZoneInfoReport(
        kernel.allocator, swapCachedPages: kernel.swap.cachedPageCount
      ).noting(world)
    case 3: return BuddyReport(kernel.allocator).noting(world)
    case 4: return SlabInfoReport(kernel).noting(world)
    case 5: return VmallocInfoReport(kernel)
    case 6:
      kernel.recountStatistics()
      return VMStatReport(kernel).noting(world)
    default: return FramesReport(kernel).noting(world)
    }
  }

  private static let structure = CommandDefinition(
    "struct", .frames, .looks, "show a structure of the kernel's by its number, as in crash",
    arguments: [
      ArgumentDefinition(
        "KIND", .choice, "which structure",
        words: [.init("page", 1, "the record of a frame")]),
      ArgumentDefinition("PFN", .frame, "the frame's number"),
    ],
    details: "The same as 'page PFN'. Areas are 'vma list', a process is 'status'.",
    example: "struct page 0x1000"
  ).byWorld { world, invocation throws(CommandError) in
    PageReport(try invocation.recordedFrame(1, in: world.kernel), in: world.kernel)
  }

  private static let system = CommandDefinition(
    "sys", .views, .looks, "show which kernel runs on which machine"
  ).byWorld { world, _ throws(CommandError) in SystemReport(world) }
}
