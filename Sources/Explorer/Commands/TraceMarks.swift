extension CommandDefinition {
  /// The lines of strace that are no calls, so that a pasted trace runs as it is.
  static let traceMarks = [
    CommandDefinition(
      "---", .processes, .looks, "a signal arrived, says strace",
      arguments: [ArgumentDefinition("SIGNAL", .rest, "which one, and why", .optional)],
      isHidden: true
    ) { _, _ throws(CommandError) in SilentReport() },
    CommandDefinition(
      "+++", .processes, .looks, "a process ended, says strace",
      arguments: [ArgumentDefinition("HOW", .rest, "its exit status or signal", .optional)],
      isHidden: true
    ) { _, _ throws(CommandError) in SilentReport() },
  ]
}
