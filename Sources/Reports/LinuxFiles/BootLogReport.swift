import Drawing
import Grammar
import Hardware
import KernelModel

/// What the kernel says about memory while it boots, in the words of Linux 5.10, and what it has said
/// since when it killed for want of memory.
package struct BootLogReport: LinuxText {
  package static let kind = "dmesg"

  package let lines: [String]
  /// Whose kernel it is, when that prints no block of windows.
  private let version: String

  package enum CodingKeys: CodingKey { case lines }

  package init(_ kernel: Kernel) {
    version = kernel.rules.version.rawValue
    let boot = kernel.boot
    let report = boot.report
    lines =
      Self.memoryMap(boot) + Self.limits(boot, report) + Self.ranges(boot)
      + (kernel.rules.logsUnavailableRanges
        ? Self.unavailableRanges(boot) : Self.zones(boot, report))
      + Self.tables(boot, report) + Self.memory(boot, report)
      + Self.virtualLayout(kernel.layout, boot.parameters.image) + Self.ending(boot, report)
      + kernel.outOfMemory.reports.flatMap { OutOfMemoryLog($0, rules: kernel.rules).lines }
  }

  package func note(on canvas: Canvas) -> String? {
    canvas.words(LinuxFilePhrase.noLayoutBlock(version: version))
  }

  package var text: String { lines.map { $0 + "\n" }.joined() }

  private static func range(_ bytes: Range<UInt64>, digits: Int = 16) -> String {
    "[mem 0x\(hexadecimal(bytes.lowerBound, digits: digits))"
      + "-0x\(hexadecimal(bytes.upperBound - 1, digits: digits))]"
  }

  private static func range(_ frames: Range<PageFrameNumber>) -> String {
    range(frames.lowerBound.base.rawValue..<frames.upperBound.base.rawValue)
  }

  /// Linux: `e820__print_table`, `trim_bios_range`.
  private static func memoryMap(_ boot: BootLayout) -> [String] {
    let entries = boot.parameters.memoryMap.entries.map { entry in
      "BIOS-e820: \(range(entry.addresses)) \(entry.kind == .usable ? "usable" : "reserved")"
    }
    return ["BIOS-provided physical RAM map:"] + entries + [
      "e820: update [mem 0x00000000-0x00000fff] usable ==> reserved",
      "e820: remove [mem 0x000a0000-0x000fffff] usable",
    ]
  }

  /// Linux: `e820_end_pfn`, `initmem_init`.
  private static func limits(_ boot: BootLayout, _ report: BootReport) -> [String] {
    let end = boot.lowMemoryEnd.base.digits
    return [
      "last_pfn = 0x\(hexadecimal(report.lastFrame)) "
        + "max_arch_pfn = 0x\(hexadecimal(report.architectureLastFrame))",
      "\(report.highMegabytes)MB HIGHMEM available.",
      "\(report.lowMegabytes)MB LOWMEM available.",
      "  mapped low ram: 0 - \(end)", "  low ram: 0 - \(end)",
    ]
  }

  /// Linux: `free_area_init`.
  private static func ranges(_ boot: BootLayout) -> [String] {
    var lines = ["Zone ranges:"]
    for zone in boot.zones where zone.kind != .movable {
      let name = zone.kind.name.left(8)
      lines.append("  \(name) \(zone.frames.isEmpty ? "empty" : range(zone.frames))")
    }
    lines += ["Movable zone start for each node", "Early memory node ranges"]
    lines += boot.presentFrames.map { "  node   0: \(range($0))" }
    if let first = boot.presentFrames.first, let last = boot.presentFrames.last {
      lines.append("Initmem setup node 0 \(range(first.lowerBound..<last.upperBound))")
    }
    return lines
  }

  /// Linux: `free_area_init_core`, `zone_pcp_init`.
  private static func zones(_ boot: BootLayout, _ report: BootReport) -> [String] {
    var lines = ["On node 0 totalpages: \(report.totalPages)"]
    for zone in report.zones {
      let name = "  \(zone.kind.name) zone:"
      if zone.pageMapPages > 0 {
        lines.append("\(name) \(zone.pageMapPages) pages used for memmap")
      }
      if zone.kind == .dma { lines.append("\(name) 0 pages reserved") }
      lines.append("\(name) \(zone.presentPages) pages, LIFO batch:\(zone.batch)")
    }
    return lines
  }

  /// Later kernels count holes where earlier ones count pages. Linux: `init_unavailable_range`.
  private static func unavailableRanges(_ boot: BootLayout) -> [String] {
    var end = PageFrameNumber(rawValue: 0)
    return boot.presentFrames.compactMap { range in
      defer { end = range.upperBound }
      let zone = boot.zones.first { $0.frames.contains(range.lowerBound) }
      guard range.lowerBound > end, let zone else { return nil }
      return "On node 0, zone \(zone.kind.name): \(range.lowerBound - end) pages in unavailable "
        + "ranges"
    }
  }

  /// Linux: `e820__setup_pci_gap`, `build_all_zonelists`, `alloc_large_system_hash`.
  private static func tables(_ boot: BootLayout, _ report: BootReport) -> [String] {
    let gap = report.deviceGap
    let grouping = report.groupsByMobility ? "on" : "off"
    return [
      "\(range(gap.lowerBound..<gap.upperBound + 1, digits: 8)) available for PCI devices",
      "Built 1 zonelists, mobility grouping \(grouping).  "
        + "Total pages: \(report.pagesForZoneLists)",
      "Dentry cache hash table \(words(boot.dentryHash))",
      "Inode-cache hash table \(words(boot.inodeHash))",
    ]
  }

  private static func words(_ table: HashTableSize) -> String {
    "entries: \(table.bucketCount) (order: \(table.order), \(table.byteCount) bytes, linear)"
  }

  /// Linux: `set_highmem_pages_init`, `mem_init_print_info`.
  private static func memory(_ boot: BootLayout, _ report: BootReport) -> [String] {
    let memory = report.memory
    let high = boot.zones[2].frames
    let bounds =
      high.isEmpty
      ? "00000000:00000000"
      : hexadecimal(high.lowerBound.rawValue, digits: 8) + ":"
        + hexadecimal(high.upperBound.rawValue, digits: 8)
    let isHigh = boot.parameters.rules.movableZoneMarks == .always || !high.isEmpty
    let movable = isHigh ? ["Initializing Movable for node 0 (00000000:00000000)"] : []
    return [
      "Initializing HighMem for node 0 (\(bounds))",
    ] + movable + [
      "Memory: \(memory.available)K/\(memory.present)K available (\(memory.code)K kernel code, "
        + "\(memory.data)K rwdata, \(memory.readOnlyData)K rodata, \(memory.initial)K init, "
        + "\(memory.bss)K bss, \(memory.reserved)K reserved, 0K cma-reserved, "
        + "\(memory.highMemory)K highmem)",
    ]
  }

  /// Where the kernel's windows lie, as kernels up to 5.6 said. Linux: `mem_init`.
  private static func virtualLayout(_ layout: KernelLayout, _ image: KernelImage) -> [String] {
    func line(_ name: String, _ range: Range<VirtualAddress>, _ unit: String = "kB") -> String {
      let size = (range.upperBound - range.lowerBound) >> (unit == "kB" ? 10 : 20)
      return "\(name) : 0x\(range.lowerBound.digits) - 0x\(range.upperBound.digits)   "
        + "(\(size.right(4)) \(unit))"
    }
    func section(
      _ first: KernelImage.Section, to last: KernelImage.Section
    ) -> Range<VirtualAddress> {
      let start = DirectMapPlan.virtual(image.frames(of: first).lowerBound.base)
      return start..<DirectMapPlan.virtual(image.frames(of: last).upperBound.base)
    }
    var lines = ["virtual kernel memory layout:", line("    fixmap ", layout.fixmap)]
    if let area = layout.cpuEntryArea { lines.append(line("  cpu_entry", area)) }
    return lines + [
      line("    pkmap  ", layout.permanentMaps), line("    vmalloc", layout.vmalloc, "MB"),
      line("    lowmem ", KernelLayout.pageOffset..<layout.highMemory, "MB"),
      line("      .init", section(.initial, to: .initial)),
      line("      .data", section(.readOnlyData, to: .data)),
      line("      .text", section(.text, to: .text)),
    ]
  }

  /// Linux: `kmem_cache_init`, `free_initmem`.
  private static func ending(_ boot: BootLayout, _ report: BootReport) -> [String] {
    let memory = report.memory
    return [
      "SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=\(boot.parameters.cpuCount), Nodes=1",
      "Freeing unused kernel image (initmem) memory: \(memory.initial)K",
    ]
  }
}
