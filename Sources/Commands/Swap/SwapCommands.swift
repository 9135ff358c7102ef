import Drawing
import Grammar
import Hardware
import KernelModel
import Reports
import Session

/// Swap areas and the lists of pages.
extension Command {
  static let swapping = [swapon, swapoff, swaps, swapMap, lru]

  static let swapon = CommandDefinition(
    "swapon", .frames, .acts, "take a swap area into use",
    arguments: [
      ArgumentDefinition("SIZE", .amount, "in bytes, the page of its header included"),
      ArgumentDefinition(
        "N", .count, "priority, 0 to 32767: areas of higher ones are filled first", .optional,
        keyword: "prio"),
      ArgumentDefinition(
        "DEVICE", .choice, "what it lies on", .optional, keyword: "on",
        words: [
          .init("disk", 0, "reads slots around the wanted one as well"),
          .init("ram", 1, "as fast as memory"),
        ]),
      ArgumentDefinition(
        "FILE", .text, "the name of a file; else it is a partition", .optional, keyword: "file"),
    ],
    details: """
      Both kinds of device are done with a page at once. A page of private memory leaves by \
      'madvise ADDR LENGTH pageout'. 'swaps' lists the areas, 'swap' their slots.
      """,
    example: "swapon 64M; mmap 64K rw; touch $1 w for 64K; madvise $1 64K pageout; swap"
  ).byWorld { world, invocation throws(CommandError) in
    try world.switchOn(invocation)
  }

  static let swapoff = CommandDefinition(
    "swapoff", .frames, .acts, "bring everything back from a swap area, and end its use",
    arguments: [ArgumentDefinition("NAME", .text, "as 'swaps' lists it")],
    example: "swapon 64M; swapoff /dev/sda2"
  ).byWorld { world, invocation throws(CommandError) in
    let process = try world.caller(invocation)
    let name = invocation.text(0) ?? ""
    return world.report("swapoff") { () throws(Refusal) in
      guard let area = world.kernel.swap.areas.first(where: { $0?.name == name }) ?? nil else {
        throw Refusal(.invalidArgument, .notSwap(name))
      }
      try world.kernel.swapOff(area, by: process)
    }
  }

  static let swaps = CommandDefinition(
    "swaps", .views, .looks, "list the swap areas as /proc/swaps does",
    example: "swapon 64M; swaps"
  ).byWorld { world, _ throws(CommandError) in SwapsReport(world.kernel) }

  static let swapMap = CommandDefinition(
    "swap", .views, .looks, "show the slots of the swap areas, and whose pages they hold",
    details: """
      Slots in a row whose pages lie in a row stand in one line. A page that is in its slot and in \
      memory is in the swap cache.
      """,
    example: "swapon 64M; mmap 64K rw; touch $1 w for 64K; madvise $1 64K pageout; swap"
  ).byWorld { world, _ throws(CommandError) in SwapMapReport(world.kernel) }

  static let lru = CommandDefinition(
    "lru", .views, .looks, "show the lists of pages that could leave memory, by age",
    details: """
      New pages come to the head of an inactive list; pages that are used again become active. \
      Pages at the tail are looked at first; 'r' has been referenced.
      """,
    example: "mmap 64K rw; touch $1 w for 64K; lru"
  ).byWorld { world, _ throws(CommandError) in ListsReport(world.kernel) }
}

extension World {
  fileprivate func switchOn(
    _ invocation: borrowing Invocation
  ) throws(CommandError) -> any Report {
    let size = invocation.number(0)
    // What entries of tables cannot name is left out by the kernel.
    let sizes: ClosedRange<Int128> = 0...1 << 44
    guard sizes.contains(size) else {
      throw invocation.error(
        .outOfRange(invocation.text(0) ?? "", bounds: sizes, unit: .byteCount), at: 0)
    }
    if invocation.isGiven(1), invocation.word(1) > 32767 {
      throw invocation.error(
        .outOfRange(invocation.text(1) ?? "", bounds: 0...32767, unit: .number), at: 1)
    }
    let device: SwapDevice = invocation.word(2) == 1 ? .ram : .disk
    let name = invocation.text(3) ?? unusedName(device)
    do throws(Refusal) {
      let area = try kernel.swapOn(
        name, device, pageCount: UInt64(size) >> 12,
        priority: invocation.isGiven(1) ? Int(invocation.word(1)) : nil)
      return SwapOnReport(area)
    } catch {
      return callReport("swapon", .refused(error.errno), error.reason)
    }
  }

  /// The first partition, or disk of memory, that is no area yet.
  private func unusedName(_ device: SwapDevice) -> String {
    let names = kernel.swap.areas.compactMap { $0?.name }
    let prefix = device == .disk ? "/dev/sda" : "/dev/ram"
    var number = device == .disk ? 2 : 0
    while names.contains(prefix + "\(number)") { number += 1 }
    return prefix + "\(number)"
  }
}
