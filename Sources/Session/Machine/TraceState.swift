import KernelModel

/// What a session knows of the program whose trace it replays.
struct TraceState {
  /// The kernel's numbers of the processes that bear other numbers in the trace.
  var processes: [UInt32: ProcessID] = [:]
  /// Where the pieces of the program lay when it began; nil where that was not recorded.
  var programMappings: [MappingRecord]?
  /// Processes whose addresses cannot be known, since they run a program that was not recorded.
  var unchecked: Set<UInt32> = []
}
