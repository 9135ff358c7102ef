@testable import Commands
@testable import Drawing
import FoundationEssentials
import Hardware
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

/// Small programs made by a linker. Beside each lies what a 6.18 kernel answered when the program
/// itself asked for its `/proc/self/maps`, under the 3 GiB personality and without randomisation.
struct RealProgramTests {
  static let folder = "Tests/CommandsTests/Binaries"
  static let names = ["separate", "joined", "plain", "movable", "interpreted"]

  private func session(_ version: KernelVersion) throws -> Session {
    var configuration = Configuration()
    configuration.memoryByteCount = 64 << 20
    configuration.kernelVersion = version
    return try Session(configuration: configuration)
  }

  @Test(arguments: names)
  func `a real program lies where the real kernel put it`(_ name: String) throws {
    let session = try session(.v6_18)
    #expect(session.execute("exec \(Self.folder)/\(name)").status == .done)
    let space = try #require(session.process.space)
    let got = MappingRecord.all(of: space, in: session.kernel).map { record in
      var line = "\(addressDigits(record.range.lowerBound))-\(addressDigits(record.range.upperBound))"
      line += " \(record.mode) \(addressDigits(record.offset)) \(record.hasFile ? "F" : "-")"
      let shown = record.hasFile ? String(record.name.split(separator: "/").last ?? "") : record.name
      return shown.isEmpty ? line : "\(line) \(shown)"
    }
    let path = "\(Self.folder)/\(name).maps"
    let want = try String(contentsOfFile: path, encoding: .utf8)
    #expect(got == want.split(separator: "\n").map(String.init))
    try session.kernel.checkInvariants()
  }

  @Test(arguments: names)
  func `it runs by the older kernels' rules too`(_ name: String) throws {
    for version in [KernelVersion.v5_10, .v6_1] {
      let session = try session(version)
      #expect(session.execute("exec \(Self.folder)/\(name) one two").status == .done)
      #expect(session.process.isRunning)
      try session.kernel.checkInvariants()
    }
  }

  @Test func `size prints what binutils' size prints`() throws {
    let sample = SampleSession()
    let files = Self.names.map { "\(Self.folder)/\($0)" }.joined(separator: " ")
    let want = try String(contentsOfFile: "\(Self.folder)/sizes.txt", encoding: .utf8)
    #expect(sample.type("size \(files)") == want)
  }

  @Test func `its bytes are those of the file`() throws {
    let sample = SampleSession()
    _ = sample.type("exec \(Self.folder)/plain")
    #expect(sample.type("x/4xb 08048000") == "08048000: 7f 45 4c 46\n")
  }

  @Test func `a host file is mapped through the page cache and never written`() throws {
    let sample = SampleSession()
    #expect(sample.type("open \(Self.folder)/sizes.txt") == "$1 = 0\n")
    #expect(sample.type("open \(Self.folder)/sizes.txt rdwr").contains("EROFS"))
    _ = sample.type("mmap 4K rw private fd $1")
    #expect(sample.type("touch $2 r").contains("read 20"))
    #expect(sample.type("mmap 4K rw shared fd $1").contains("EACCES"))
    _ = sample.type("write $2 \"XXXX\"")
    #expect(sample.type("x/s $2").contains("XXXX"))
    let bytes = try String(contentsOfFile: "\(Self.folder)/sizes.txt", encoding: .utf8)
    #expect(bytes.hasPrefix("   text"))
  }
}
