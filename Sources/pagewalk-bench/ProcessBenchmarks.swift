import Hardware
import KernelModel

/// Making, ending and asking after processes among few and among many.
enum ProcessBenchmarks {
  static func run(_ measure: Measure) {
    for count in [10, 100, 1000, 10_000] { comeAndGo(measure, count) }
  }

  /// All children are there before the first one ends, and all have ended before the first is asked
  /// after.
  private static func comeAndGo(_ measure: Measure, _ count: Int) {
    guard let kernel = try? Kernel() else { fatalError("no machine") }
    let parent = kernel.current
    var children: [KernelModel.Process] = []
    measure.time(
      "exit among \(count) processes", target: 50_000, iterations: count,
      prepare: {
        waitForAll(kernel, parent)
        children = fork(count, kernel, parent)
      },
      effect: { _ in for child in children { kernel.exit(child) } })
    measure.time(
      "wait among \(count) processes", target: 20_000, iterations: count,
      prepare: {
        for child in children { kernel.exit(child) }
        waitForAll(kernel, parent)
        children = fork(count, kernel, parent)
        for child in children { kernel.exit(child) }
      },
      effect: { _ in waitForAll(kernel, parent) })
  }

  private static func fork(
    _ count: Int, _ kernel: Kernel, _ parent: KernelModel.Process
  ) -> [KernelModel.Process] {
    (0..<count).map { _ in
      guard let child = try? kernel.fork(parent) else { fatalError("no memory for a child") }
      return child
    }
  }

  private static func waitForAll(_ kernel: Kernel, _ parent: KernelModel.Process) {
    while (try? kernel.wait(parent)) != nil {}
  }
}
