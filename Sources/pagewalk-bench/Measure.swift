/// Words after the program's name choose the measurements whose names contain them.
///
/// Times a body that does something `count` times; prints the best of several runs for one of them.
///
/// - Parameters:
///   - target: nanoseconds for one.
///   - prepare: runs before each timed run and is not timed.
func measure(
  _ name: String, target: Double, count: Int, _ body: () -> Void, between prepare: () -> Void = {}
) {
  guard CommandLine.arguments.dropFirst().allSatisfy({ name.contains($0) }) else { return }
  let clock = ContinuousClock()
  var best = Double.infinity
  for _ in 0..<7 {
    prepare()
    let start = clock.now
    body()
    let time = (clock.now - start).components
    let total = Double(time.seconds) * 1e9 + Double(time.attoseconds) / 1e9
    best = min(best, total / Double(count))
  }
  let verdict = best <= target ? "ok" : "over"
  print("\(name)  \((best * 10).rounded() / 10) ns  \(target) ns  \(verdict)")
}
