import ArgumentParser

Bench.main()

/// Times every operation, or some, and prints a line for each.
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pagewalk-bench", abstract: "Time what the machine, the kernel and the prompt do.")

  @Option(help: "Take the best of so many runs; 1 suits a profiler.")
  var runs: Int?

  @Argument(help: "Only operations whose names contain all these words.")
  var words: [String] = []

  func run() {
    let measure = measure(200)
    TranslationBenchmarks.run(measure)
    AllocatorBenchmarks.run(measure)
    KernelMemoryBenchmarks.run(measure)
    AddressSpaceBenchmarks.run(self.measure(10))
    FileBenchmarks.run(self.measure(10))
    PressureBenchmarks.run(self.measure(5))
    ProcessBenchmarks.run(self.measure(5))
    GrammarBenchmarks.run(measure)
    HeapBenchmarks.run(measure)
    DebuggerBenchmarks.run(self.measure(5))
    ReplayBenchmarks.run(self.measure(5))
    TranscriptBenchmarks.run(self.measure(5))
    LessonBenchmarks.run(self.measure(5))
    PictureBenchmarks.run(self.measure(5))
    HostBenchmarks.run(self.measure(20))
  }

  private func measure(_ standard: Int) -> Measure {
    Measure(runCount: max(1, runs ?? standard), words: words)
  }
}
