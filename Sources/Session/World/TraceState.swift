import KernelModel

/// What a session knows of the program whose trace it replays.
package struct TraceState {
  /// The kernel's numbers of the processes that bear other numbers in the trace.
  package var processes: [UInt32: ProcessID] = [:]
  /// Where the pieces of the program lay when it began; nil where that was not recorded.
  package var programMappings: [MappingRecord]?
  /// Processes whose addresses cannot be known, since they run a program that was not recorded.
  package var unchecked: Set<UInt32> = []
}
