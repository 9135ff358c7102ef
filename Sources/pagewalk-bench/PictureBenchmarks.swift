import Commands
import Drawing
import Session

/// What somebody waits for who looks at a figure.
enum PictureBenchmarks {
  static func run(_ measure: Measure) {
    drawFigures(measure)
    compare(measure)
  }

  /// A machine of 4 GiB in use.
  private static func makeSession() -> Session {
    var configuration = Configuration()
    configuration.memoryByteCount = 4 << 30
    guard let session = try? Session(configuration: configuration) else { fatalError("no machine") }
    session.checksInvariants = false
    session.sink = { _ in }
    for line in [
      "exec demo", "p = mmap 512M rw", "touch p w for 64M", "malloc 3000", "fork",
      "f = alloc 0 GFP_HIGHUSER", "kmap f", "vmalloc 1M", "alloc 3", "touch p w",
    ] { session.execute(line) }
    return session
  }

  /// From the machine to the SVG.
  private static func drawFigures(_ measure: Measure) {
    let session = makeSession()
    let renderer = SVGRenderer(language: .english, isStandalone: true)
    for figure in Figure.allCases {
      measure.time(
        "the figure \(figure.rawValue), drawn as SVG", target: 5_000_000, iterations: 20,
        effect: { count in
          for _ in 0..<count {
            let request = session.resolved(PictureRequest(figure))
            guard let picture = try? session.picture(request) else {
              fatalError("no picture of \(figure.rawValue)")
            }
            _ = renderer.render(picture)
          }
        })
    }
  }

  /// Behind a hundred thousand commands, with what differs from their middle.
  private static func compare(_ measure: Measure) {
    guard let session = try? Session() else { fatalError("no machine") }
    session.checksInvariants = false
    session.execute("p = mmap 64K rw")
    for index in 0..<50_000 {
      session.execute("touch p + \(index % 16)p w")
      session.execute("madvise p 64K dontneed")
    }
    session.sink = { _ in }
    measure.time(
      "a figure since the middle of 100000 commands", target: 100_000_000, iterations: 3,
      effect: { count in
        for _ in 0..<count { session.execute("picture vmas since command 50001") }
      })
  }
}
