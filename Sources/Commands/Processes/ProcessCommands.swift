import Drawing
import Grammar
import Hardware
import KernelModel
import Reports
import Session

extension Command {
  static let processes = [ps, fork, vfork, clone, exit, wait, switchTo, limits]

  static let ps = CommandDefinition(
    "ps", .processes, .looks, "list the processes",
    arguments: [
      ArgumentDefinition(
        "-m", .choice, "those with most memory first", .optional,
        words: [.init("-m", 1, "by VmRSS")])
    ],
    example: "fork; ps"
  ).byWorld { world, invocation throws(CommandError) in
    var processes = world.kernel.processes.all.map { process in
      ProcessListReport.Entry(process, world.process, sleep: world.kernel.sleep(of: process))
    }
    if invocation.isGiven(0) {
      processes.sort { ($1.resident, $0.pid) < ($0.resident, $1.pid) }
    }
    return ProcessListReport(processes: processes)
  }

  static let fork = CommandDefinition(
    "fork", .processes, .acts, "copy a process; both share its pages until one writes",
    call: CallForm(["fork"], []), example: "fork; switch $1; ps"
  ).byWorld { world, invocation throws(CommandError) in
    let parent = try world.caller(invocation)
    return world.makeProcess("fork", invocation, of: parent, sharing: nil)
  }

  static let vfork = CommandDefinition(
    "vfork", .processes, .acts, "make a process that borrows the memory; its parent sleeps",
    call: CallForm(["vfork"], []),
    details: """
      Until the child executes a program or exits, both use one address space and the parent does \
      not run: what the child writes, the parent will find.
      """,
    example: "vfork; exec hello; ps"
  ).byWorld { world, invocation throws(CommandError) in
    let parent = try world.caller(invocation)
    try world.checkMaySwitch(to: nil, invocation)
    // A trace shows the call where it returned: the child is done with the memory by then.
    let sharing: Kernel.Sharing = invocation.form == .call ? .memory : .untilExec
    let report = world.makeProcess("vfork", invocation, of: parent, sharing: sharing)
    if parent === world.process, let child = parent.awaitedChild {
      world.kernel.process(child).map(world.become)
    }
    return report
  }

  static let clone = CommandDefinition(
    "clone", .processes, .acts, "make a process or a thread",
    arguments: [
      ArgumentDefinition(
        "FLAGS", .anything, "CLONE_VM shares the memory, CLONE_THREAD all", .optional
      )
      .offering(.cloneFlags),
      ArgumentDefinition("STACK", .anything, "where its stack begins", .optional),
    ],
    call: CallForm(
      ["clone", "clone3"],
      [
        CallParameter("flags", 0), CallParameter("child_stack", 1), CallParameter("size", nil),
        CallParameter("parent_tid", nil), CallParameter("parent_tidptr", nil),
        CallParameter("tls", nil), CallParameter("child_tid", nil),
        CallParameter("child_tidptr", nil),
      ], requiredCount: 0),
    example: "clone CLONE_VM|CLONE_THREAD; ps"
  ).byWorld { world, invocation throws(CommandError) in
    let parent = try world.caller(invocation)
    let flags = invocation.text(0) ?? ""
    var sharing: Kernel.Sharing?
    if flags.contains("CLONE_THREAD") {
      sharing = .everything
    } else if flags.contains("CLONE_VM") {
      sharing = .memory
    }
    return world.makeProcess("clone", invocation, of: parent, sharing: sharing)
  }

  static let exit = CommandDefinition(
    "exit", .processes, .acts, "end a process; its memory and files go",
    arguments: [ArgumentDefinition("STATUS", .word32, "what the parent is told", .optional)],
    call: CallForm(["exit_group", "exit", "_exit"], [CallParameter("status", 0)]),
    example: "fork; switch $1; exit 3; wait"
  ).byWorld { world, invocation throws(CommandError) in
    let process = try world.caller(invocation)
    try world.checkMaySwitch(to: nil, invocation)
    let status = Int32(truncatingIfNeeded: invocation.number(0))
    // The system call `exit` ends one thread; the C function of that name asks for exit_group.
    let endsThread = invocation.form == .call && invocation.callName != "exit_group"
    return LostMapsReport.report(
      endsThread
        ? world.kernel.exitThread(process, status: status)
        : world.kernel.exit(process, status: status))
  }

  static let wait = CommandDefinition(
    "wait", .processes, .acts, "ask after a child that has ended",
    call: CallForm(["wait"], []), example: "fork; [$1] exit; wait"
  ).byWorld { world, invocation throws(CommandError) in
    let parent = try world.caller(invocation)
    return world.report("wait", isAddress: false) { () throws(Refusal) in
      Int128(try world.kernel.wait(parent).id.rawValue)
    }
  }

  static let switchTo = CommandDefinition(
    "switch", .processes, .acts, "let another process run, and speak for it",
    arguments: [ArgumentDefinition("PID", .processID, "which")], example: "fork; switch $1"
  ).byWorld { world, invocation throws(CommandError) in
    guard let process = world.process(numbered: invocation.word(0)), process.isRunning else {
      throw invocation.error(.noSuchProcess(invocation.number(0)), at: 0)
    }
    try world.checkAwake(process, invocation, at: 0)
    try world.checkMaySwitch(to: process, invocation)
    world.become(process)
    return SilentReport()
  }
}

extension World {
  /// Makes a child. A trace's own number for it, if the line has one, is remembered.
  fileprivate func makeProcess(
    _ call: String, _ invocation: borrowing Invocation, of parent: Process,
    sharing: Kernel.Sharing?
  ) -> any Report {
    var number: Int128?
    if case .value(let expected) = invocation.expectation.kind { number = expected }
    return report(call, isAddress: false) { () throws(Refusal) in
      let child: Process
      if let sharing {
        child = try kernel.share(parent, sharing)
      } else {
        child = try kernel.fork(parent)
      }
      guard let number, let named = UInt32(exactly: number) else {
        return Int128(child.id.rawValue)
      }
      trace.processes[named] = child.id
      return number
    }
  }
}
