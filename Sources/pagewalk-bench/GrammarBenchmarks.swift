import Commands
import Grammar
import Session

/// Lines read and carried out with the output discarded, as in the replay of a long log.
enum GrammarBenchmarks {
  static func run(_ measure: Measure) {
    guard let session = try? Session() else { fatalError("the default machine does not boot") }
    session.checksInvariants = false
    for text in ["print 64K", "print $1 + 0x1000", "named = print 08048000 # and why"] {
      let line = SourceLine(text)
      measure.time(
        "line '\(text)'", target: 500, iterations: 10_000,
        effect: { count in
          for _ in 0..<count { session.execute(line) }
        })
    }
    let wrong = SourceLine("print 64Q")
    measure.time(
      "line that is refused", target: 2000, iterations: 10_000,
      effect: { count in
        for _ in 0..<count { session.execute(wrong) }
      })
    let lines = [SourceLine("mmap 64K rw"), SourceLine("munmap $ 64K")]
    measure.time(
      "line of a log, mmap and munmap in turn", target: 2000, iterations: 10_000,
      effect: { count in
        for index in 0..<count { session.execute(lines[index & 1]) }
      })
  }
}
