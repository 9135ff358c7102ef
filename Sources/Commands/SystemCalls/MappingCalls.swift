import Grammar
import Hardware
import KernelModel
import Session

extension Command {
  static let mappingCalls = [mmap, munmap, mprotect, mremap, brk]

  static let mmap = CommandDefinition(
    "mmap", .systemCalls, .acts, "map anonymous memory or a file",
    arguments: [
      .length,
      ArgumentDefinition(
        "PROT", .flags, "what the pages allow; rw unless told", .optional,
        words: ArgumentDefinition.protectionWords),
      ArgumentDefinition(
        "FLAG", .flags, "how; private, and anonymous without a file", .optional,
        words: ArgumentDefinition.mappingWords),
      ArgumentDefinition("ADDR", .address, "where, if that is free", .optional, keyword: "at"),
      ArgumentDefinition("FD", .descriptor, "an open file", .optional, keyword: "fd"),
      ArgumentDefinition(
        "BYTES", .fileOffset, "where in the file it begins", .optional, keyword: "offset"),
    ],
    call: CallForm(
      ["mmap2", "mmap"],
      [
        CallParameter("addr", 3), CallParameter("length", 0), CallParameter("prot", 1),
        CallParameter("flags", 2), CallParameter("fd", 4), CallParameter("offset", 5),
      ]),
    details: """
      Only addresses are handed out: frames come with the first access to each page. How much may \
      be promised says vm.overcommit_memory: at 0 one call may not ask for more than RAM and swap, \
      several together may. As in the output of strace the offset is in bytes in both spellings.
      """,
    example: "mmap 64K rw; mmap 8p r fixed at 0x40000000"
  ).byWorld { world, invocation throws(CommandError) in
    let process = try world.caller(invocation)
    let request = invocation.mapRequest
    if request.fileDescriptor >= 0 { world.adoptDescriptor(4, of: invocation, process) }
    return world.report("mmap", isAddress: true) { () throws(Refusal) in
      let offset = VirtualAddress(rawValue: invocation.word(5))
      guard offset.isPageAligned else { throw Refusal(.invalidArgument, .notPageAligned(offset)) }
      return Int128(try world.kernel.mmap(request, by: process).rawValue)
    }
  }

  static let munmap = CommandDefinition(
    "munmap", .systemCalls, .acts, "unmap a range, whatever lies in it",
    arguments: [.address, .length],
    call: CallForm(["munmap"], inOrder: "addr", "length"),
    details: "An area that the range cuts is split; page tables that become empty are freed.",
    example: "mmap 4p; munmap $1 + 1p 1p"
  ).bySystemCall { kernel, process, invocation throws(Refusal) in
    try kernel.munmap(invocation.address(0), length: invocation.word(1), by: process)
  }

  static let mprotect = CommandDefinition(
    "mprotect", .systemCalls, .acts, "change what a range allows",
    arguments: [
      .address, .length,
      ArgumentDefinition(
        "PROT", .flags, "what the pages shall allow", words: ArgumentDefinition.protectionWords),
    ],
    call: CallForm(["mprotect"], inOrder: "addr", "length", "prot"),
    example: "mmap 4p rw; mprotect $1 1p r"
  ).bySystemCall { kernel, process, invocation throws(Refusal) in
    try kernel.mprotect(
      invocation.address(0), length: invocation.word(1),
      Protection(rawValue: invocation.word(2)), by: process)
  }

  static let mremap = CommandDefinition(
    "mremap", .systemCalls, .acts, "grow, shrink or move a mapping",
    arguments: [
      .address,
      ArgumentDefinition("OLD", .byteCount, "how long it is"),
      ArgumentDefinition("NEW", .byteCount, "how long it shall be"),
      ArgumentDefinition(
        "FLAG", .flags, "whether it may move", .optional, words: ArgumentDefinition.moveWords),
      ArgumentDefinition("TARGET", .address, "where to", .optional, keyword: "to"),
    ],
    call: CallForm(
      ["mremap"], inOrder: "old_address", "old_size", "new_size", "flags", "new_address",
      requiredCount: 4),
    example: "mmap 4p; mremap $1 4p 16p maymove"
  ).byWorld { world, invocation throws(CommandError) in
    let process = try world.caller(invocation)
    let request = MoveRequest(
      address: invocation.address(0), oldLength: invocation.word(1),
      newLength: invocation.word(2), flags: MoveFlags(rawValue: invocation.word(3)),
      newAddress: invocation.address(4))
    return world.report("mremap", isAddress: true) { () throws(Refusal) in
      Int128(try world.kernel.mremap(request, by: process).rawValue)
    }
  }

  static let brk = CommandDefinition(
    "brk", .systemCalls, .acts, "move the end of the heap",
    arguments: [
      ArgumentDefinition(
        "END", .addressOrDistance, "an address, or +8K or -8K from where it ends", .optional)
    ],
    call: CallForm(["brk"], inOrder: "addr"),
    details: "Without an argument it tells where the heap ends. A refusal leaves the end as it is.",
    example: "brk +8K; brk"
  ).byWorld { world, invocation throws(CommandError) in
    let process = try world.caller(invocation)
    var target = invocation.number(0)
    if invocation[0].isRelative {
      target += Int128(process.space?.image.heapEnd.rawValue ?? 0)
    }
    guard 0...0xffff_ffff ~= target else {
      throw invocation.error(
        .outOfRange(invocation.text(0) ?? "", bounds: 0...0xffff_ffff, unit: .address), at: 0)
    }
    do throws(Refusal) {
      let answer = try world.kernel.brk(
        VirtualAddress(rawValue: UInt32(target)), by: process)
      return world.callReport(
        "brk", .value(Int128(answer.end.rawValue)), target == 0 ? nil : answer.refusal?.reason,
        isAddress: true)
    } catch {
      return world.callReport("brk", .refused(error.errno), error.reason)
    }
  }
}

extension Invocation {
  /// The arguments of `mmap`. Words leave out what a person means anyway.
  fileprivate var mapRequest: MapRequest {
    var protection = Protection(rawValue: word(1))
    var flags = MapFlags(rawValue: word(2))
    let descriptor = isGiven(4) ? Int32(truncatingIfNeeded: number(4)) : -1
    if form == .words {
      if !isGiven(1) { protection = [.read, .write] }
      if flags.isDisjoint(with: .typeMask) { flags.insert(.copyOnWrite) }
      if !isGiven(4) { flags.insert(.anonymous) }
    }
    return MapRequest(
      address: address(3), length: word(0), protection: protection, flags: flags,
      fileDescriptor: descriptor, pageOffset: UInt32(truncatingIfNeeded: number(5) >> 12))
  }
}
