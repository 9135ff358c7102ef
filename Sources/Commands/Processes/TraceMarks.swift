import Grammar
import KernelModel
import Reports
import Session

extension Command {
  /// The lines of strace that are no calls, so that a pasted trace runs as it is.
  static let traceMarks = [
    CommandDefinition(
      "---", .processes, .looks, "a signal arrived, says strace",
      arguments: [ArgumentDefinition("SIGNAL", .rest, "which one, and why", .optional)],
      isHidden: true
    ).byWorld { _, _ throws(CommandError) in SilentReport() },
    CommandDefinition(
      "strace", .processes, .looks, "a process was found, says strace",
      arguments: [ArgumentDefinition("WORDS", .rest, "of strace itself", .optional)],
      isHidden: true
    ).byWorld { _, _ throws(CommandError) in SilentReport() },
    CommandDefinition(
      "+++", .processes, .acts, "a process ended, says strace",
      arguments: [ArgumentDefinition("HOW", .rest, "its exit status or signal", .optional)],
      isHidden: true
    ).byWorld { world, invocation throws(CommandError) in
      // A thread ends without a call of its own in a trace of memory calls.
      if let number = invocation.processID, let thread = world.process(numbered: number),
        thread.isRunning, thread.isThread
      {
        return LostMapsReport.report(world.kernel.exitThread(thread))
      }
      return SilentReport()
    },
  ]
}
