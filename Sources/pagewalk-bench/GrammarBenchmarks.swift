import Explorer

/// Lines read and carried out with the output discarded, as in the replay of a long log.
enum GrammarBenchmarks {
  static func run() {
    guard let session = try? Session() else { fatalError("the default machine does not boot") }
    let lines = ["print 64K", "print $1 + 0x1000", "touched = print 08048000 # and why"]
    for text in lines {
      let line = SourceLine(text)
      measure("line '\(text)'", target: 500, count: 100_000) {
        for _ in 0..<100_000 { session.execute(line) }
      }
    }
    let wrong = SourceLine("print 64Q")
    measure("refused line", target: 2000, count: 10_000) {
      for _ in 0..<10_000 { session.execute(wrong) }
    }
  }
}
