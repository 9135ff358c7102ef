import Commands
import Grammar
import Session

/// Long logs carried out with the output discarded.
enum ReplayBenchmarks {
  static func run(_ measure: Measure) {
    let lines = log(lineCount: 100_000).map { SourceLine($0) }
    measure.time(
      "a line of a 100 000-line log", target: 2000, iterations: lines.count,
      effect: { _ in
        guard let session = try? Session() else { fatalError("no machine") }
        session.checksInvariants = false
        for line in lines {
          guard session.execute(line).status == .done else { fatalError("\(line.text)") }
        }
      })
  }

  /// Mappings made, touched, cut and given back, as a person or a script would.
  private static func log(lineCount: Int) -> [String] {
    var lines: [String] = []
    while lines.count < lineCount {
      lines += [
        "a = mmap 64K rw", "touch a w", "touch a + 1p r", "touch a + 2p w", "mprotect a 1p r",
        "munmap a + 4p 2p", "touch a + 8p w", "brk +4K", "brk -4K", "munmap a 64K",
      ]
    }
    return lines
  }
}
