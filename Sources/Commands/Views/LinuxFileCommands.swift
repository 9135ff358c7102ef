import KernelModel

/// Views that print what a file of Linux's holds, byte for byte.
extension CommandDefinition {
  static let linuxFiles = [
    pagetypeinfo, zoneinfo, slabinfo, vmallocinfo, meminfo, vmstat, iomem, dmesg,
  ]

  static let pagetypeinfo = CommandDefinition(
    "pagetypeinfo", .frames, .looks, "count free blocks by mobility as /proc/pagetypeinfo does"
  ) { session, _ throws(CommandError) in PageTypeReport(session.kernel.allocator).noting(session) }

  static let zoneinfo = CommandDefinition(
    "zoneinfo", .frames, .looks, "show marks, protection and counters as /proc/zoneinfo does"
  ) { session, _ throws(CommandError) in
    session.kernel.recountStatistics()
    return ZoneInfoReport(session.kernel.allocator).noting(session)
  }

  static let slabinfo = CommandDefinition(
    "slabinfo", .kernelMemory, .looks, "list the caches of small objects as /proc/slabinfo does",
    details: "Free objects of slabs that the CPU keeps count as active."
  ) { session, _ throws(CommandError) in SlabInfoReport(session.kernel).noting(session) }

  static let vmallocinfo = CommandDefinition(
    "vmallocinfo", .kernelMemory, .looks, "list the vmalloc areas as /proc/vmallocinfo does",
    details: "Sizes include the guard page. Who asked for an area is not known here.",
    example: "vmalloc 20K; vmallocinfo"
  ) { session, _ throws(CommandError) in VmallocInfoReport(session.kernel) }

  static let meminfo = CommandDefinition(
    "meminfo", .views, .looks, "show where memory went as /proc/meminfo does",
    arguments: [
      ArgumentDefinition(
        "WHAT", .choice, "owners adds it up by owner, to the frame", .optional,
        words: [.init("owners", 1, "who has how many frames")])
    ],
    details: "'meminfo owners' names what no line of the file counts as well.",
    example: "meminfo owners"
  ) { session, invocation throws(CommandError) in
    session.kernel.recountStatistics()
    if invocation.isGiven(0) { return OwnersReport(session.kernel).noting(session) }
    return MemInfoReport(session.kernel).noting(session)
  }

  static let vmstat = CommandDefinition(
    "vmstat", .views, .looks, "show every counter as /proc/vmstat does"
  ) { session, _ throws(CommandError) in
    session.kernel.recountStatistics()
    return VMStatReport(session.kernel).noting(session)
  }

  static let iomem = CommandDefinition(
    "iomem", .views, .looks, "list who answers at which physical address as /proc/iomem does"
  ) { session, _ throws(CommandError) in IOMemReport(session.kernel.boot) }

  static let dmesg = CommandDefinition(
    "dmesg", .views, .looks, "show what the kernel said about memory at boot"
  ) { session, _ throws(CommandError) in BootLogReport(session.kernel) }
}
