/// Times operations and prints one line for each: name, result, target and whether it was met.
///
/// An operation is timed over many iterations with one reading of the clock before and one after;
/// of several runs the best counts, for what disturbs a run only makes it slower.
struct Measure {
  /// How many runs the best is taken of. Short runs, many of them: some fall between the
  /// interruptions of a busy host.
  var runCount = 200

  /// The words after the program's name: only measurements whose names contain them all are made.
  var words: [String] = []

  /// Times `iterations` calls made by `body`, which receives that number and loops itself.
  ///
  /// - Parameters:
  ///   - target: nanoseconds for one iteration; nil for a figure to compare with.
  ///   - prepare: runs before each timed run and is not timed.
  ///   - body: returns something that depends on all results, so that the work must be done.
  /// - Returns: nanoseconds for one iteration.
  @discardableResult
  func time(
    _ name: String, target: Double?, iterations: Int, prepare: () -> Void = {},
    _ body: (Int) -> UInt64
  ) -> Double? {
    guard isWanted(name) else { return nil }
    let clock = ContinuousClock()
    var sum: UInt64 = 0
    var best = Duration.seconds(3600)
    for _ in 0..<runCount {
      prepare()
      best = min(best, clock.measure { sum &+= body(iterations) })
    }
    let (seconds, attoseconds) = best.components
    let nanoseconds = (Double(seconds) * 1e9 + Double(attoseconds) * 1e-9) / Double(iterations)
    report(name, nanoseconds, target)
    if sum == 0x5eed { print("a sum of results, so that none of them can be dropped") }
    return nanoseconds
  }

  /// Whether a measurement of that name is made; what it takes long to prepare need not be.
  func isWanted(_ name: String) -> Bool { words.allSatisfy { name.contains($0) } }

  /// As above, for a body that works by its effects.
  func time(
    _ name: String, target: Double?, iterations: Int, prepare: () -> Void = {},
    effect body: (Int) -> Void
  ) {
    time(name, target: target, iterations: iterations, prepare: prepare) { count in
      body(count)
      return 0
    }
  }

  /// Prints a figure beside its target, if it has one.
  func report(_ name: String, _ result: Double, _ target: Double?, unit: String = "ns") {
    let label = name.padded(to: 44)
    guard let target else { return print(label, "\(text(result)) \(unit)", separator: "  ") }
    let verdict = result <= target ? "ok" : "over"
    print(
      label, "\(text(result)) \(unit)", "target \(text(target)) \(unit)", verdict, separator: "  ")
  }

  /// Two decimals below 100, none above, right-aligned.
  private func text(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let fraction = hundredths % 100
    let digits =
      value < 100
      ? "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)" : "\(hundredths / 100)"
    return String(repeating: " ", count: max(0, 8 - digits.utf8.count)) + digits
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
