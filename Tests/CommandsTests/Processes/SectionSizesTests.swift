@testable import Commands
@testable import Drawing
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

/// A file in memory for one question.
private final class Bytes: FileBytes, FileSource {
  private let content: [UInt8]

  init(_ content: [UInt8]) { self.content = content }

  func bytes(from offset: UInt64, count: Int) -> [UInt8]? {
    Array(content.dropFirst(Int(offset)).prefix(count))
  }

  func find(_ path: String) throws(Refusal) -> OutsideFile {
    OutsideFile(
      path: path, isDirectory: false, isExecutable: true, byteCount: UInt64(content.count),
      bytes: self)
  }
}

struct SectionSizesTests {
  private func sizes(_ bytes: [UInt8]) throws -> SectionSizes? {
    let sample = SampleSession()
    sample.session.kernel.files.source = Bytes(bytes)
    return SectionSizes(try sample.session.kernel.files.view("/file"))
  }

  private let demo = BuiltInProgram.named("/bin/demo")?.bytes ?? []

  @Test func `a file without section headers is empty`() throws {
    var bytes = demo
    for place in Array(32..<36) + Array(48..<50) { bytes[place] = 0 }
    #expect(try sizes(bytes)?.total == 0)
  }

  @Test func `section headers beyond the end are not recognised`() throws {
    #expect(try sizes(Array(demo.prefix(0x2100))) == nil)
    #expect(try sizes(Array(demo.prefix(51))) == nil)
    #expect(try sizes([]) == nil)
  }

  @Test(arguments: [4, 5, 6])
  func `an unknown class, order or version is not recognised`(place: Int) throws {
    var bytes = demo
    bytes[place] = 9
    #expect(try sizes(bytes) == nil)
  }

  @Test func `section headers of another size are not recognised`() throws {
    var bytes = demo
    bytes[46] = 41
    #expect(try sizes(bytes) == nil)
  }

  @Test func `whatever the headers say, an answer comes`() throws {
    var state: UInt64 = 7
    for _ in 0..<400 {
      var bytes = demo
      for _ in 0..<4 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % (state & 1 == 0 ? 64 : bytes.count)] = UInt8(truncatingIfNeeded: state >> 20)
      }
      _ = try sizes(bytes)
    }
  }
}
