import Grammar
import KernelModel
import Reports
import Session

extension Command {
  static let backtraces = [backtrace, frame, up, down]

  private static let backtrace = CommandDefinition(
    "bt", aliases: ["backtrace", "where"], .debugger, .looks,
    "show the functions that the kernel is inside",
    details:
      "'frame 2' tells where one of them was entered, 'up' and 'down' go from one to another.",
    example: "step touch 08048000; bt; finish"
  ).bySession { session, invocation throws(CommandError) in
    let halted = try session.haltedCommand(invocation)
    let calls = session.calls(of: halted)
    return BacktraceReport(
      functions: calls.reversed().map(\.function), commandText: halted.text)
  }

  private static let frame = CommandDefinition(
    "frame", .debugger, .looks, "show one of the functions that 'bt' lists",
    arguments: [
      ArgumentDefinition("NUMBER", .count, "its number; the last one unless told", .optional)
    ],
    details: "Frames of memory are 'page PFN' and 'frames'.",
    example: "step touch 08048000; advance pte; frame 1; finish"
  ).bySession { session, invocation throws(CommandError) in
    let number = invocation.wordIfGiven(0).map { Int($0) }
    return try session.lookAtFrame(number ?? session.frameLookedAt, invocation)
  }

  private static let up = CommandDefinition(
    "up", .debugger, .looks, "show the function that called the one that was shown",
    arguments: [frameCount], example: "step touch 08048000; advance pte; up; finish"
  ).bySession { session, invocation throws(CommandError) in
    let count = Int(invocation.wordIfGiven(0) ?? 1)
    return try session.lookAtFrame(session.frameLookedAt + count, invocation)
  }

  private static let down = CommandDefinition(
    "down", .debugger, .looks, "show the function that the one that was shown has called",
    arguments: [frameCount], example: "step touch 08048000; advance pte; up 2; down; finish"
  ).bySession { session, invocation throws(CommandError) in
    let count = Int(invocation.wordIfGiven(0) ?? 1)
    return try session.lookAtFrame(session.frameLookedAt - count, invocation)
  }

  private static let frameCount = ArgumentDefinition(
    "COUNT", .count, "how many further; 1 unless told", .optional)
}

extension Session {
  fileprivate func haltedCommand(
    _ invocation: borrowing Invocation
  ) throws(CommandError) -> HaltedCommand {
    if let halted { return halted }
    throw invocation.error(.refused(DebuggerComplaint.hasNoFrames))
  }

  /// The functions that the kernel is inside, the outermost first.
  fileprivate func calls(
    of halted: HaltedCommand
  ) -> [(function: KernelFunction, event: Int)] {
    calls(at: debugger.clock, of: halted)
  }

  /// The frame that was shown last at this event; the innermost one else.
  fileprivate var frameLookedAt: Int {
    debugger.lookedAt.flatMap { $0.event == debugger.clock ? $0.index : nil } ?? 0
  }

  fileprivate func lookAtFrame(
    _ index: Int, _ invocation: borrowing Invocation
  ) throws(CommandError) -> any Report {
    let halted = try haltedCommand(invocation)
    let calls = calls(of: halted)
    guard 0...calls.count ~= index else {
      throw invocation.error(.refused(DebuggerComplaint.noFrame(index, last: calls.count)), at: 0)
    }
    debugger.lookedAt = (debugger.clock, index)
    return CallFrameReport(index, of: calls, commandText: halted.text)
  }
}
