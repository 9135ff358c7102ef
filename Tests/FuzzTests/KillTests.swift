import FoundationEssentials
import Fuzzing
import Testing

/// kill -9 in the middle of a recording, of saving, of a history: some of what
/// `pagewalk-fuzz kills COUNT` goes on with.
struct KillTests {
  /// The program that was built beside the tests.
  private static var program: String {
    get throws {
      let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      return own[..<(own.lastIndex(of: "/") ?? own.startIndex)] + "/pagewalk"
    }
  }

  @Test(arguments: UInt64(0)..<21)
  func `what was acknowledged is there`(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let trial = KillTrial(program: try Self.program, folder: folder.path)
    let (_, found) = try trial.check(seed: seed)
    #expect(found > 0)
  }
}
