import FoundationEssentials
import Fuzzing
import Testing

/// Random sessions over every command, machine and state of the debugger, bounded; `Tests/fuzz`
/// goes on where these end.
struct SessionFuzzTests {
  @Test(arguments: 0..<8)
  func `random sessions keep every promise`(batch: Int) throws {
    let folder = try TemporaryFolder()
    let trial = FuzzTrial(folder: folder.path)
    for seed in UInt64(batch * 6)..<UInt64(batch * 6 + 6) {
      let test = FuzzCase(seed: seed)
      do throws(FuzzFault) {
        try trial.check(test)
      } catch {
        Issue.record("seed \(seed): \(error.promise.rawValue)\n\(error.evidence)\n\(test.text)")
      }
    }
  }

  @Test func `a seed is always the same case, and its text is read back`() throws {
    for seed in UInt64(0)..<200 {
      let test = FuzzCase(seed: seed)
      #expect(test == FuzzCase(seed: seed))
      #expect(FuzzCase(text: test.text) == test, "\(test.text)")
    }
  }

  @Test func `a broken promise is found and made short`() throws {
    let long = FuzzCase(
      FuzzCase(seed: 1).configuration, (0..<40).map { "print \($0)" }, interruption: 3..<9)
    let shows = { (test: FuzzCase) in
      test.lines.contains("print 7") && test.lines.contains("print 31")
    }
    let short = Minimiser(shows).minimal(long)
    #expect(short.lines == ["print 7", "print 31"] && short.interruption == nil)
  }
}
