import Grammar
import KernelModel
import Reports
import Session

/// Views that print what a file of Linux's holds, byte for byte.
extension Command {
  static let linuxFiles = [
    pagetypeinfo, zoneinfo, slabinfo, vmallocinfo, meminfo, vmstat, iomem, dmesg,
  ]

  static let pagetypeinfo = CommandDefinition(
    "pagetypeinfo", .frames, .looks, "count free blocks by mobility as /proc/pagetypeinfo does"
  ).byWorld { world, _ throws(CommandError) in PageTypeReport(world.kernel.allocator).noting(world)
  }

  static let zoneinfo = CommandDefinition(
    "zoneinfo", .frames, .looks, "show marks, protection and counters as /proc/zoneinfo does"
  ).byWorld { world, _ throws(CommandError) in
    world.kernel.recountStatistics()
    return ZoneInfoReport(
      world.kernel.allocator, swapCachedPages: world.kernel.swap.cachedPageCount
    ).noting(world)
  }

  static let slabinfo = CommandDefinition(
    "slabinfo", .kernelMemory, .looks, "list the caches of small objects as /proc/slabinfo does",
    details: "Free objects of slabs that the CPU keeps count as active."
  ).byWorld { world, _ throws(CommandError) in SlabInfoReport(world.kernel).noting(world) }

  static let vmallocinfo = CommandDefinition(
    "vmallocinfo", .kernelMemory, .looks, "list the vmalloc areas as /proc/vmallocinfo does",
    details: "Sizes include the guard page. Who asked for an area is not known here.",
    example: "vmalloc 20K; vmallocinfo"
  ).byWorld { world, _ throws(CommandError) in VmallocInfoReport(world.kernel) }

  static let meminfo = CommandDefinition(
    "meminfo", .views, .looks, "show where memory went as /proc/meminfo does",
    arguments: [
      ArgumentDefinition(
        "WHAT", .choice, "owners adds it up by owner, to the frame", .optional,
        words: [.init("owners", 1, "who has how many frames")])
    ],
    details: "'meminfo owners' names what no line of the file counts as well.",
    example: "meminfo owners"
  ).byWorld { world, invocation throws(CommandError) in
    world.kernel.recountStatistics()
    if invocation.isGiven(0) { return OwnersReport(world.kernel).noting(world) }
    return MemInfoReport(world.kernel).noting(world)
  }

  static let vmstat = CommandDefinition(
    "vmstat", .views, .looks, "show every counter as /proc/vmstat does"
  ).byWorld { world, _ throws(CommandError) in
    world.kernel.recountStatistics()
    return VMStatReport(world.kernel).noting(world)
  }

  static let iomem = CommandDefinition(
    "iomem", .views, .looks, "list who answers at which physical address as /proc/iomem does"
  ).byWorld { world, _ throws(CommandError) in IOMemReport(world.kernel.boot) }

  static let dmesg = CommandDefinition(
    "dmesg", aliases: ["log"], .views, .looks, "show what the kernel said about memory",
    details: "At boot, and since then when it killed a process for its memory: the last 16 times."
  ).byWorld { world, _ throws(CommandError) in BootLogReport(world.kernel) }
}
