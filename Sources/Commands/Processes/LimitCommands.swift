import Drawing
import Grammar
import KernelModel
import Reports
import Session

extension Command {
  static let limits = CommandDefinition(
    "limits", .processes, .acts, "show a process's limits, or change one",
    arguments: [
      ArgumentDefinition(
        "LIMIT", .choice, "which", .optional,
        words: [
          .init("as", 0, "address space"), .init("data", 1, "heap and private memory"),
          .init("stack", 2, "stack"), .init("memlock", 3, "locked memory"),
        ]),
      ArgumentDefinition("BYTES", .byteCount, "the new limit; 0xffffffff is none", .optional),
    ],
    details: "ulimit's names: RLIMIT_AS, RLIMIT_DATA, RLIMIT_STACK, RLIMIT_MEMLOCK.",
    example: "limits as 64M; mmap 32M; limits as 0xffffffff"
  ).byWorld { world, invocation throws(CommandError) in
    let process = try world.caller(invocation)
    guard let space = process.space else { return SilentReport() }
    if let bytes = invocation.wordIfGiven(1) {
      guard invocation.isGiven(0) else {
        throw invocation.error(
          .missingArgument("LIMIT", usage: "limits [as|data|stack|memlock] [BYTES]"), at: 1)
      }
      space.limits.set(LimitName.allCases[Int(invocation.word(0))], bytes)
    }
    return LimitsReport(space.limits)
  }

  /// `prlimit64(0, RLIMIT_STACK, {rlim_cur=…, rlim_max=…}, NULL)`, as strace prints it.
  static let prlimit = CommandDefinition(
    "prlimit64", .processes, .acts, "change a limit, says strace",
    arguments: [
      ArgumentDefinition("PID", .anything, "whose; 0 is the caller", .optional),
      ArgumentDefinition("RESOURCE", .anything, "which", .optional),
      ArgumentDefinition("NEW", .anything, "the new limit", .optional),
    ],
    call: CallForm(
      ["prlimit64"],
      [
        CallParameter("pid", 0), CallParameter("resource", 1), CallParameter("new_limit", 2),
        CallParameter("old_limit", nil),
      ]), isHidden: true
  ).byWorld { world, invocation throws(CommandError) in
    let process = try world.caller(invocation)
    if let name = LimitName(rawValue: invocation.text(1) ?? ""),
      let limit = invocation.softLimit(2)
    {
      process.space?.limits.set(name, limit)
    }
    return world.callReport("prlimit64", .none)
  }
}

/// Linux: `RLIMIT_*`.
enum LimitName: String, CaseIterable {
  case addressSpace = "RLIMIT_AS"
  case data = "RLIMIT_DATA"
  case stack = "RLIMIT_STACK"
  case lockedMemory = "RLIMIT_MEMLOCK"
}

extension ResourceLimits {
  mutating func set(_ name: LimitName, _ byteCount: UInt32) {
    switch name {
    case .addressSpace: addressSpace = byteCount
    case .data: data = byteCount
    case .stack: stack = byteCount
    case .lockedMemory: lockedMemory = byteCount
    }
  }
}

extension Invocation {
  /// The number behind `rlim_cur=`, which may be a product: `4096*1024`.
  fileprivate func softLimit(_ index: Int) -> UInt32? {
    let range = self[index].range
    let name = Array("rlim_cur=".utf8)
    guard
      let start = range.first(where: {
        $0 + name.count <= range.upperBound && line.bytes[$0..<$0 + name.count].elementsEqual(name)
      })
    else { return nil }
    var lexer = Lexer(SourceLine(bytes: line.bytes, range: start + name.count..<range.upperBound))
    lexer.dialect = .call
    guard let value = try? Expression(symbols: NoSymbols()).evaluate(&lexer) else {
      return ResourceLimits.unlimited
    }
    return UInt32(clamping: value)
  }
}
