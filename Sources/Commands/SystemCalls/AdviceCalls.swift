import Drawing
import Grammar
import Hardware
import KernelModel
import Reports
import Session

extension Command {
  static let adviceCalls = [madvise, mlock, munlock, mlockall, munlockall, msync, mincore]

  static let madvise = CommandDefinition(
    "madvise", .systemCalls, .acts, "tell the kernel how a range will be used",
    arguments: [
      .address, .length,
      ArgumentDefinition(
        "ADVICE", .choice, "how", words: ArgumentDefinition.adviceWords),
    ],
    call: CallForm(["madvise"], inOrder: "addr", "length", "advice"),
    example: "mmap 4p; touch $1 w; madvise $1 4p dontneed"
  ).bySystemCall { kernel, process, invocation throws(Refusal) in
    try kernel.madvise(
      invocation.address(0), length: invocation.word(1),
      Int32(bitPattern: invocation.word(2)), by: process)
  }

  static let mlock = CommandDefinition(
    "mlock", .systemCalls, .acts, "fault a range in and keep it in memory",
    arguments: [
      .address, .length,
      ArgumentDefinition(
        "FLAG", .flags, "lock pages only as they come in", .optional,
        words: [.init("onfault", 1, "pages only as they come in"), .init("MLOCK_ONFAULT", 1)]),
    ],
    call: CallForm(["mlock", "mlock2"], inOrder: "addr", "length", "flags", requiredCount: 2),
    example: "mmap 4p; mlock $1 1p"
  ).bySystemCall { kernel, process, invocation throws(Refusal) in
    guard invocation.word(2) & ~1 == 0 else {
      throw Refusal(.invalidArgument, .unknownFlags(invocation.word(2)))
    }
    try kernel.mlock(
      invocation.address(0), length: invocation.word(1), onFault: invocation.word(2) == 1,
      by: process)
  }

  static let munlock = CommandDefinition(
    "munlock", .systemCalls, .acts, "let a range leave memory again",
    arguments: [.address, .length],
    call: CallForm(["munlock"], inOrder: "addr", "length"),
    example: "mmap 4p; mlock $1 1p; munlock $1 1p"
  ).bySystemCall { kernel, process, invocation throws(Refusal) in
    try kernel.munlock(invocation.address(0), length: invocation.word(1), by: process)
  }

  static let mlockall = CommandDefinition(
    "mlockall", .systemCalls, .acts, "keep everything mapped in memory",
    arguments: [
      ArgumentDefinition(
        "WHAT", .flags, "what is mapped now, later, or both",
        words: ArgumentDefinition.lockAllWords)
    ],
    call: CallForm(["mlockall"], inOrder: "flags"), example: "mlockall future"
  ).bySystemCall { kernel, process, invocation throws(Refusal) in
    try kernel.mlockall(LockAllFlags(rawValue: invocation.word(0)), by: process)
  }

  static let munlockall = CommandDefinition(
    "munlockall", .systemCalls, .acts, "undo mlockall and every mlock",
    call: CallForm(["munlockall"], [])
  ).bySystemCall { kernel, process, invocation throws(Refusal) in
    try kernel.munlockall(by: process)
  }

  static let msync = CommandDefinition(
    "msync", .systemCalls, .acts, "write changes of a shared file back",
    arguments: [
      .address, .length,
      ArgumentDefinition(
        "FLAG", .flags, "wait for it or not", .optional,
        words: ArgumentDefinition.synchronizationWords),
    ],
    call: CallForm(["msync"], inOrder: "addr", "length", "flags"),
    example: "mmap 4p shared; msync $1 4p sync"
  ).bySystemCall { kernel, process, invocation throws(Refusal) in
    try kernel.msync(
      invocation.address(0), length: invocation.word(1),
      SyncFlags(rawValue: invocation.word(2)), by: process)
  }

  static let mincore = CommandDefinition(
    "mincore", .systemCalls, .acts, "tell which pages of a range are in memory",
    arguments: [
      .address, .length,
      ArgumentDefinition("VECTOR", .anything, "where C wants the answer", .optional),
    ],
    call: CallForm(["mincore"], inOrder: "addr", "length", "vec"),
    example: "mmap 8p; touch $1 w; mincore $1 8p"
  ).byWorld { world, invocation throws(CommandError) in
    let process = try world.caller(invocation)
    do throws(Refusal) {
      let pages = try world.kernel.mincore(
        invocation.address(0), length: invocation.word(1), by: process)
      return ResidencyReport(address: invocation.word(0), pages: pages)
    } catch {
      return world.callReport("mincore", .refused(error.errno), error.reason)
    }
  }
}
