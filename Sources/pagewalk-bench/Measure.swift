/// Times a body that does something `count` times; prints the best of several runs for one of them.
func measure(_ name: String, target: Double, count: Int, _ body: () -> Void) {
  let clock = ContinuousClock()
  var best = Double.infinity
  for _ in 0..<7 {
    let start = clock.now
    body()
    let time = (clock.now - start).components
    let total = Double(time.seconds) * 1e9 + Double(time.attoseconds) / 1e9
    best = min(best, total / Double(count))
  }
  let verdict = best <= target ? "ok" : "over"
  print("\(name)  \((best * 10).rounded() / 10) ns  \(target) ns  \(verdict)")
}
