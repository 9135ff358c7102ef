import Grammar
import Hardware
import KernelModel
import Reports
import Session

extension Command {
  static let frameViews = [buddyinfo, zones, page, buddy, frames, rmap, what, audit, digest]

  static let buddyinfo = CommandDefinition(
    "buddyinfo", .frames, .looks, "count the free blocks by zone and order as /proc/buddyinfo does",
    details: """
      The columns are blocks of 1, 2, 4, ... 1024 pages. Pages parked on the CPU's own lists are \
      not among them.
      """
  ).byWorld { world, _ throws(CommandError) in BuddyReport(world.kernel.allocator).noting(world) }

  static let zones = CommandDefinition(
    "zones", .frames, .looks, "draw the zones: how large, how full, where the watermarks lie",
    details: """
      # is used, c parked on the CPU's own lists, the dots are free; a | stands where the free \
      pages would end at one of the marks. Below, the free pages up to twice the high mark: \
      m, l and h are min, low and high.
      """
  ).byWorld { world, _ throws(CommandError) in ZonesReport(world.kernel).noting(world) }

  static let page = CommandDefinition(
    "page", .frames, .looks, "show the record of a frame: struct page",
    arguments: [ArgumentDefinition("PFN", .frame, "its number: 0x3ffc0")],
    example: "page 0x1000"
  ).byWorld { world, invocation throws(CommandError) in
    PageReport(try invocation.recordedFrame(0, in: world.kernel), in: world.kernel)
  }

  static let buddy = CommandDefinition(
    "buddy", .frames, .looks, "draw the split tree of the 4 MiB that a frame lies in",
    arguments: [ArgumentDefinition("PFN", .frame, "its number: 0x2004")],
    details: """
      From order 10 down to the frame, at each order the block that holds it and that block's \
      buddy. Two buddies that are both free would have merged.
      """,
    example: "alloc 2; buddy $1"
  ).byWorld { world, invocation throws(CommandError) in
    BuddyTreeReport(try invocation.recordedFrame(0, in: world.kernel), in: world.kernel).noting(
      world)
  }

  static let frames = CommandDefinition(
    "frames", .frames, .looks, "draw physical memory, a letter for each owner",
    arguments: [
      ArgumentDefinition("PFN", .frame, "the first frame; all memory unless told", .optional),
      ArgumentDefinition("ORDER", .order, "a letter for 2^ORDER frames", .optional),
    ],
    details: """
      A letter names who has most of its frames; it is a capital when some of them are shared. \
      From a frame on each letter is one frame unless told.
      """,
    example: "frames; frames 02000; frames 02000 4"
  ).byWorld { world, invocation throws(CommandError) in
    guard invocation.isGiven(0) else { return FramesReport(world.kernel).noting(world) }
    let first = try invocation.recordedFrame(0, in: world.kernel)
    let order = invocation.isGiven(1) ? Int(invocation.number(1)) : 0
    return FramesReport(world.kernel, from: first, order: order).noting(world)
  }

  static let rmap = CommandDefinition(
    "rmap", .views, .looks, "list every address at which a frame can be reached",
    arguments: [ArgumentDefinition("PFN", .frame, "its number: 0x3ffc0")],
    details: """
      Processes' entries as Linux finds them from the frame, the kernel's windows, the TLB's lines.
      """,
    example: "rmap 0x3ffc0"
  ).byWorld { world, invocation throws(CommandError) in
    ReverseMapReport(PageFrameNumber(rawValue: invocation.word(0)), in: world.kernel).noting(world)
  }

  static let what = CommandDefinition(
    "what", .views, .looks, "say everything that a number is",
    arguments: [
      ArgumentDefinition("ADDR", .physicalAddress, "an address, a frame's number, a symbol")
        .offering(.anyPlace)
    ],
    details: "It is read as a linear address, as a physical one, and as a frame's number.",
    example: "what PAGE_OFFSET"
  ).byWorld { world, invocation throws(CommandError) in
    try world.whatReport(invocation.number(0), invocation)
  }

  static let audit = CommandDefinition(
    "audit", .views, .looks, "verify every rule of every structure",
    details: """
      Stale lines of the TLB are no fault of Pagewalk: somebody changed a table and did not flush.
      """
  ).byWorld { world, _ throws(CommandError) in
    AuditReport(
      world.kernel, halted: world.haltedDefinition?.name, unless: world.isInterrupted)
  }

  static let digest = CommandDefinition(
    "digest", .views, .looks, "name the state of the machine: equal states, equal names"
  ).byWorld { world, _ throws(CommandError) in DigestReport(world) }
}

extension World {
  /// Everything that a number is, for the process that a command speaks for.
  func whatReport(
    _ number: Int128, _ invocation: borrowing Invocation
  ) throws(CommandError) -> any Report {
    let process = try caller(invocation)
    guard let space = process.space else { return SilentReport() }
    // The fixmap's slots are small numbers that mean something else nearly always.
    let symbols = symbolNames.filter {
      !$0.hasPrefix("FIX_") && value(ofSymbol: $0) == number
    }
    return WhatReport(UInt64(number), symbols: symbols, space: space, in: kernel)
  }
}

extension Invocation {
  /// A frame that has a record.
  func recordedFrame(
    _ index: Int, in kernel: Kernel
  ) throws(CommandError) -> PageFrameNumber {
    let frame = PageFrameNumber(rawValue: word(index))
    guard kernel.pages.contains(frame) else {
      let last = PageFrameNumber(rawValue: UInt32(kernel.pages.frameCount - 1))
      throw error(.refused(FrameComplaint.hasNoRecord(frame, last: last)), at: index)
    }
    return frame
  }
}
