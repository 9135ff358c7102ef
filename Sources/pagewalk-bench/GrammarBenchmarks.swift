import Explorer

/// Lines read and carried out with the output discarded, as in the replay of a long log.
enum GrammarBenchmarks {
  static func run(_ measure: Measure) {
    let session = Session()
    let lines = ["print 64K", "print $1 + 0x1000", "touched = print 08048000 # and why"]
    for text in lines {
      let line = SourceLine(text)
      measure.time("line '\(text)'", target: 500, iterations: 10_000) { (count: Int) -> Void in
        for _ in 0..<count { session.execute(line) }
      }
    }
    let wrong = SourceLine("print 64Q")
    measure.time("refused line", target: 2000, iterations: 10_000) { (count: Int) -> Void in
      for _ in 0..<count { session.execute(wrong) }
    }
  }
}
