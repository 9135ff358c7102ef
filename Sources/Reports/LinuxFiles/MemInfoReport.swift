import Drawing
import Grammar
import Hardware
import KernelModel

/// Where memory went, byte for byte as `/proc/meminfo`.
package struct MemInfoReport: AuditedText {
  package static let kind = "meminfo"

  /// In kB; those of `HugePages_` are counts.
  package let figures: [NamedFigure]
  package var audit: SelfAudit?

  /// - Parameter kernel: its counters should have been counted just before.
  package init(_ kernel: Kernel) {
    let pages = Self.pages(kernel).map { NamedFigure(name: $0.0, value: $0.1 * 4) }
    let found = kernel.allocator.framesByUse()
    audit = SelfAudit(
      [
        .init(.memTotal, kernel.allocator.managedPageCount * 4, found.managed * 4),
        .init(.memFree, kernel.allocator.freePageCount * 4, found[.free] * 4),
      ], ways: .zonesAndRecords)
    let boot = kernel.boot
    let large = kernel.tables.usesPAE ? "2M" : "4M"
    figures =
      (kernel.rules.hasLongMemInfo ? Self.recent(pages) : pages)
      + ["Total", "Free", "Rsvd", "Surp"].map { NamedFigure(name: "HugePages_\($0)", value: 0) }
      + [
        NamedFigure(name: "Hugepagesize", value: kernel.tables.usesPAE ? 2048 : 4096),
        NamedFigure(name: "Hugetlb", value: 0),
        NamedFigure(name: "DirectMap4k", value: boot.directMap.smallKilobytes),
        NamedFigure(name: "DirectMap\(large)", value: boot.directMap.largeKilobytes),
      ]
  }

  /// With the lines of later kernels, whose figures are 0 here.
  private static func recent(_ figures: [NamedFigure]) -> [NamedFigure] {
    figures.flatMap { figure in
      let further =
        switch figure.name {
        case "SwapFree": ["Zswap", "Zswapped"]
        case "PageTables": ["SecPageTables"]
        case "Percpu":
          [
            "HardwareCorrupted", "AnonHugePages", "ShmemHugePages", "ShmemPmdMapped",
            "FileHugePages", "FilePmdMapped",
          ]
        default: [] as [String]
        }
      return [figure] + further.map { NamedFigure(name: $0, value: 0) }
    }
  }

  /// The figures that count pages. Linux: `meminfo_proc_show`.
  static func pages(_ kernel: Kernel) -> [(String, Int)] {
    let allocator = kernel.allocator
    let node = allocator.statistics
    let total = allocator.managedPageCount
    let free = allocator.freePageCount
    let slab = (node[.slabReclaimable], node[.slabUnreclaimable])
    let anonymous = (node[.activeAnonymous], node[.inactiveAnonymous])
    let file = (node[.activeFile], node[.inactiveFile])
    let vmalloc = kernel.layout.vmalloc
    func sum(_ counter: ZoneCounter) -> Int {
      Zone.Kind.allCases.reduce(0) { $0 + node[$1, counter] }
    }
    return [
      ("MemTotal", total), ("MemFree", free), ("MemAvailable", allocator.availablePages),
      ("Buffers", 0), ("Cached", node[.filePages] - kernel.swap.cachedPageCount),
      ("SwapCached", kernel.swap.cachedPageCount),
      ("Active", anonymous.0 + file.0), ("Inactive", anonymous.1 + file.1),
      ("Active(anon)", anonymous.0), ("Inactive(anon)", anonymous.1), ("Active(file)", file.0),
      ("Inactive(file)", file.1), ("Unevictable", node[.unevictable]),
      ("Mlocked", sum(.memoryLocked)), ("HighTotal", allocator.totalHighPages),
      ("HighFree", allocator.freeHighPages), ("LowTotal", total - allocator.totalHighPages),
      ("LowFree", free - allocator.freeHighPages), ("SwapTotal", kernel.swap.totalSlots),
      ("SwapFree", kernel.swap.freeSlots),
      ("Dirty", node[.dirty]), ("Writeback", node[.writeback]),
      ("AnonPages", node[.anonymousMapped]), ("Mapped", node[.fileMapped]),
      ("Shmem", node[.sharedMemory]),
      ("KReclaimable", slab.0 + node[.kernelMiscReclaimable]), ("Slab", slab.0 + slab.1),
      ("SReclaimable", slab.0), ("SUnreclaim", slab.1),
      ("KernelStack", node[.kernelStackKilobytes] / 4), ("PageTables", sum(.pageTablePages)),
      ("NFS_Unstable", 0), ("Bounce", sum(.bounce)), ("WritebackTmp", node[.writebackTemporary]),
      ("CommitLimit", kernel.commit.limit), ("Committed_AS", kernel.commit.committed),
      ("VmallocTotal", Int((vmalloc.upperBound - vmalloc.lowerBound) >> 12)),
      ("VmallocUsed", kernel.vmalloc.usedPageCount), ("VmallocChunk", 0),
      ("Percpu", kernel.boot.parameters.perCPUAreaPages * kernel.boot.parameters.cpuCount),
    ]
  }

  package var text: String {
    figures.map { figure in
      figure.name.hasPrefix("HugePages_")
        ? "\(figure.name):".left(19) + figure.value.right(5) + "\n"
        : "\(figure.name):".left(16) + figure.value.right(8) + " kB\n"
    }.joined()
  }
}
