import Grammar
import KernelModel
import Reports
import Session

/// Whom the kernel kills when memory is out.
extension Command {
  static let outOfMemory = [oom, oomScore, oomScoreAdjustment]

  private static let oom = CommandDefinition(
    "oom", .views, .looks, "show whom the OOM killer would choose, and why",
    details: """
      Pages in memory, in swap and of tables are points; each thousandth of adjustment counts as \
      one of all RAM and swap. The asterisk marks who would be killed now; of equals the later.
      """,
    example: "fork; [2] touch bfff0000 w; oom_score_adj 2 300; oom"
  ).byWorld { world, _ throws(CommandError) in CandidatesReport(world.kernel) }

  private static let oomScore = CommandDefinition(
    "oom_score", .views, .looks, "show a process's points as /proc/PID/oom_score does",
    arguments: [.shownProcess],
    details: "2/3 of 1000 and the thousandths of RAM and swap that it has; 0 is never killed.",
    example: "fork; oom_score 2"
  ).byWorld { world, invocation throws(CommandError) in
    OOMScoreReport(try world.viewed(invocation, at: 0).process, in: world.kernel)
  }

  private static let oomScoreAdjustment = CommandDefinition(
    "oom_score_adj", .processes, .acts, "make a process likelier or less likely to be killed",
    arguments: [
      ArgumentDefinition("PID", .word32, "which process; the current one unless told", .optional)
        .offering(.processes),
      ArgumentDefinition(
        "VALUE", .word32, "-1000 never, 1000 first; shown when it is not given", .optional),
    ],
    details: """
      One number is the value. A process's threads, its children from then on and the program that \
      it executes have the same; so does who shares its memory. 'oom' shows what it comes to.
      """,
    example: "fork; oom_score_adj 2 300; oom"
  ).byWorld { world, invocation throws(CommandError) in
    guard invocation.isGiven(0) else { return OOMAdjustmentReport(try world.caller(invocation)) }
    var process = try world.caller(invocation)
    if invocation.isGiven(1) {
      let number = invocation.number(0)
      guard let named = UInt32(exactly: number).flatMap({ world.process(numbered: $0) }),
        named.isRunning
      else { throw invocation.error(.noSuchProcess(number), at: 0) }
      process = named
    }
    let value = Int(invocation.number(invocation.isGiven(1) ? 1 : 0))
    return world.report("oom_score_adj") { () throws(Refusal) in
      try world.kernel.setAdjustment(value, of: process)
    }
  }
}
