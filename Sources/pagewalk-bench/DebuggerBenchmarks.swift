import Commands
import Session

/// Long sessions: how fast events are kept, and how fast one gets about in them.
enum DebuggerBenchmarks {
  static func run(_ measure: Measure) {
    recordEvents(measure)
    touchPages(measure)
    stepBack(measure)
    lookBack(measure)
    travel(measure)
  }

  /// A session that keeps its journal and prints nothing.
  private static func makeSession() -> Session {
    guard let session = try? Session() else { fatalError("no machine") }
    session.checksInvariants = false
    session.tellsStories = false
    session.sink = { _ in }
    session.keepsJournal = true
    return session
  }

  /// A command that takes 256 faults, about 40 events each, and gives the pages back.
  private static let busyLine = "a = mmap 1M rw; touch a w for 1M; munmap a 1M"

  private static func recordEvents(_ measure: Measure) {
    let session = makeSession()
    session.execute(busyLine)
    let eventCount = session.eventCount
    guard eventCount > 5000 else { fatalError("\(eventCount) events") }
    measure.time(
      "an event, decided and kept", target: 200, iterations: eventCount * 10,
      effect: { _ in for _ in 0..<10 { session.execute(busyLine) } })
  }

  /// Pages touched one after another, as a person's session does it: all events are kept, and what
  /// they add up to is told. 6000 instructions a page are to do, two of them in a nanosecond.
  private static func touchPages(_ measure: Measure) {
    let session = makeSession()
    session.telling = .init(amount: .effects)
    let pages = 65_536
    measure.time(
      "a page touched while listening", target: 3000, iterations: pages,
      prepare: {
        session.execute("munmap a 256M")
        session.execute("a = mmap 256M rw")
      },
      effect: { _ in session.execute("touch a w for 256M") })
  }

  /// Half a million commands, and steps back from their end and from the middle.
  private static func stepBack(_ measure: Measure) {
    guard measure.isWanted("step back in 500 000 commands") else { return }
    let session = makeSession()
    for _ in 0..<100_000 {
      session.execute("a = mmap 64K rw")
      session.execute("touch a w")
      session.execute("brk +4K")
      session.execute("brk -4K")
      session.execute("munmap a 64K")
    }
    for (place, line) in [("end", "goto end"), ("middle", "goto command 250000")] {
      measure.time(
        "a step back in 500 000 commands, \(place)", target: 30_000_000, iterations: 20,
        prepare: { session.execute(line) },
        effect: { count in for _ in 0..<count { session.execute("back command") } })
    }
    measure.time(
      "goto in 500 000 commands", target: 30_000_000, iterations: 20,
      effect: { count in
        for index in 0..<count {
          session.execute("goto command \(1 + (index * 7_654_321) % 500_000)")
        }
      })
    session.execute("goto end")
    measure.time(
      "undo in 500 000 commands", target: 30_000_000, iterations: 10,
      effect: { count in for _ in 0..<count { session.execute("undo") } })
  }

  private static func lookBack(_ measure: Measure) {
    guard measure.isWanted("when and why in 10 000 000 events") else { return }
    let session = makeSession()
    session.execute("mmap 64K rw")
    session.execute("touch $1 w")
    while session.eventCount < 10_000_000 { session.execute(busyLine) }
    measure.time(
      "when and why in 10 000 000 events", target: 15_000_000, iterations: 1,
      effect: { _ in
        session.execute("when pte $1")
        session.execute("when frame 3f00")
        session.execute("why $1")
      })
  }

  private static func travel(_ measure: Measure) {
    let long = makeSession()
    for _ in 0..<25_000 {
      long.execute("a = mmap 64K rw")
      long.execute("touch a w")
      long.execute("brk +4K")
      long.execute("munmap a 64K")
    }
    measure.time(
      "goto in 100 000 commands", target: 100_000_000, iterations: 2,
      effect: { _ in
        long.execute("goto command 50000")
        long.execute("goto command 99999")
      })
    // Both machines are there already: what is measured is looking at everything twice.
    measure.time(
      "diff of 1 GiB after 100 000 commands", target: 50_000_000, iterations: 2,
      effect: { count in for _ in 0..<count { long.execute("diff here") } })
    let wide = makeSession()
    for _ in 0..<5000 { wide.execute("mmap 4K r; mmap 4K rw; malloc 100") }
    measure.time(
      "completion among 10 000 areas and 5000 blocks", target: 20_000_000, iterations: 4,
      effect: { count in
        for _ in 0..<count {
          _ = (wide.complete(before: "touch b7"), wide.hint(for: "touch "))
          _ = (wide.complete(before: "free "), wide.hint(for: "free "))
        }
      })
    let busy = makeSession()
    busy.execute("mmap 64K rw")
    busy.execute("malloc 100; kmalloc 100; vmalloc 8K; alloc 0")
    while busy.eventCount < 1_000_000 { busy.execute(busyLine) }
    measure.time(
      "goto in 1 000 000 events", target: 200_000_000, iterations: 2,
      effect: { _ in
        busy.execute("goto 25%")
        busy.execute("goto 99%")
      })
    busy.execute("goto end")
    measure.time(
      "when and why in 1 000 000 events", target: 100_000_000, iterations: 2,
      effect: { _ in
        busy.execute("when pte $1")
        busy.execute("why $1")
      })
    measure.time(
      "completion and hint after 1 000 000 events", target: 20_000_000, iterations: 10,
      effect: { count in
        for _ in 0..<count { _ = (busy.complete(before: "touch b7"), busy.hint(for: "touch ")) }
      })
    measure.time(
      "completion of what is held, after 1 000 000 events", target: 20_000_000, iterations: 10,
      effect: { count in
        for _ in 0..<count {
          for text in ["free ", "kfree ", "vfree ", "page ", "munmap ", "break pte if ", "set "] {
            _ = (busy.complete(before: text), busy.hint(for: text))
          }
        }
      })
  }
}
