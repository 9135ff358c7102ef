import Grammar
import Hardware
import KernelModel
import Reports
import Session

extension Command {
  static let addressSpaceViews = [maps, smaps, status, statm, pagemap, vma, layout]

  static let maps = CommandDefinition(
    "maps", aliases: ["vm"], .views, .looks, "list a process's mappings as /proc/PID/maps does",
    arguments: [.shownProcess],
    details: """
      Range, permissions, offset in the file, device, inode, name. `s` is shared, `p` private.
      """
  ).byWorld { world, invocation throws(CommandError) in
    let shown = try world.viewed(invocation, at: 0)
    return MapsReport(shown.process, shown.space, in: world.kernel)
  }

  static let vma = CommandDefinition(
    "vma", .views, .looks, "draw a process's areas: the red-black tree, or the list with its links",
    arguments: [
      ArgumentDefinition(
        "FORM", .choice, "the tree unless told", .optional,
        words: [.init("tree", 0, "root at the left"), .init("list", 1, "with every link")]),
      .shownProcess,
    ],
    details: """
      The tree lies on its side, lower addresses above: read downwards it is the list. `gap` is \
      free below an area; `largest` is the largest gap in its subtree, by which a search for room \
      knows where to go. Below the tree stands what the last call did to it, rotation by rotation.
      """,
    example: "vma tree"
  ).byWorld { world, invocation throws(CommandError) in
    let shown = try world.viewed(invocation, at: 1)
    return invocation.word(0) == 0
      ? AreaTreeReport(shown.process, shown.space, in: world.kernel).noting(world)
      : AreaListReport(shown.process, shown.space, in: world.kernel)
  }

  static let layout = CommandDefinition(
    "layout", .views, .looks, "draw a process's 4 GiB and what lies behind them",
    arguments: [
      .shownProcess,
      ArgumentDefinition(
        "PART", .choice, "another drawing", .optional,
        words: [
          .init("kernel", 1, "the kernel's gigabyte from near"),
          .init("whole", 2, "user space, kernel space, physical memory and arrows"),
        ]),
    ],
    details: """
      The strips are to scale: V are linear addresses (m mapping, h heap, s stack, = direct map, v \
      vmalloc, k kmap), P is physical memory by zones. Below, the highest addresses come first. \
      The arrows of 'layout whole' lead from addresses to the zones of their frames.
      """,
    example: "layout; layout kernel; layout whole"
  ).byWorld { world, invocation throws(CommandError) in
    let shown = try world.viewed(invocation, at: 0)
    switch invocation.word(1) {
    case 1: return KernelLayoutReport(world.kernel)
    case 2: return WholeLayoutReport(shown.process, shown.space, in: world.kernel)
    default: return LayoutReport(shown.process, shown.space, in: world.kernel)
    }
  }

  static let smaps = CommandDefinition(
    "smaps", .views, .looks, "list what each mapping uses as /proc/PID/smaps does",
    arguments: [.shownProcess],
    details: "Rss is in memory, Pss its share where pages are shared, both in kB."
  ).byWorld { world, invocation throws(CommandError) in
    let shown = try world.viewed(invocation, at: 0)
    return UsageReport(shown.process, shown.space, in: world.kernel)
  }

  static let status = CommandDefinition(
    "status", .views, .looks, "show a process's state and sizes as /proc/PID/status does",
    arguments: [.shownProcess]
  ).byWorld { world, invocation throws(CommandError) in
    guard let number = invocation.wordIfGiven(0) else {
      return StatusReport(try world.caller(invocation), in: world.kernel)
    }
    guard let process = world.process(numbered: number) else {
      throw invocation.error(.noSuchProcess(Int128(number)), at: 0)
    }
    return StatusReport(process, in: world.kernel)
  }

  static let pagemap = CommandDefinition(
    "pagemap", .views, .looks, "show which frames stand behind addresses as /proc/PID/pagemap does",
    arguments: [
      ArgumentDefinition("ADDR", .address, "the first address"),
      ArgumentDefinition("LENGTH", .byteCount, "how many bytes; one page unless told", .optional),
      .shownProcess,
    ],
    details: "Each entry is the 64-bit word that a program reads there as root, with its bits.",
    example: "pagemap 0804b000 20K"
  ).byWorld { world, invocation throws(CommandError) in
    let shown = try world.viewed(invocation, at: 2)
    let first = VirtualAddress(rawValue: invocation.word(0)).pageBase
    guard first < AddressSpace.end else {
      throw invocation.error(.refused(ViewComplaint.pagemapEnds(AddressSpace.end)), at: 0)
    }
    let last = UInt64(invocation.word(0)) + UInt64(max(1, invocation.wordIfGiven(1) ?? 1)) - 1
    let end = min(last >> 12 + 1, UInt64(AddressSpace.end.rawValue >> 12))
    return PagemapReport(
      first..<VirtualAddress(rawValue: UInt32(end << 12)), of: shown.process, shown.space,
      in: world.kernel)
  }

  static let statm = CommandDefinition(
    "statm", .views, .looks, "show a process's sizes in pages as /proc/PID/statm does",
    arguments: [.shownProcess],
    details: "Size, resident, shared with files, text, 0, data and stack, 0."
  ).byWorld { world, invocation throws(CommandError) in
    let shown = try world.viewed(invocation, at: 0)
    return StatmReport(shown.process, shown.space)
  }
}
