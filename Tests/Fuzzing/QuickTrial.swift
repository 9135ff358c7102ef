import Commands
import KernelModel
import Session

/// Types long cases once: nothing may crash or hang, every rule holds, and the way back to the start
/// and to the end again leads to the same machine. Fifty times the lines of `FuzzTrial` in its time.
package struct QuickTrial {
  /// How many lines a case has.
  package static let lineCount = 400
  /// How many lines are typed between two looks at every rule.
  private static let interval = 16

  package init() {}

  /// The case of a seed.
  package static func test(seed: UInt64) -> FuzzCase { FuzzCase(seed: seed, lineCount: lineCount) }

  /// - Throws: the first promise that is broken.
  package func check(_ test: FuzzCase) throws(FuzzFault) {
    guard let session = try? Session(configuration: test.configuration) else { return }
    session.checksInvariants = false
    // Drawn, and not kept.
    session.sink = { _ in }
    var asked = 0
    session.isInterrupted = {
      asked += 1
      // The person presses Ctrl-C every now and then.
      return test.interruption?.contains(asked % 5000) == true
    }
    for (index, line) in test.lines.enumerated() {
      session.execute(line)
      guard index % Self.interval == 0 else { continue }
      try FuzzTrial.checkInvariants(session, after: line)
    }
    session.isInterrupted = { false }
    try FuzzTrial.checkInvariants(session, after: "the last line")
    try FuzzTrial.goAround(session)
  }
}
