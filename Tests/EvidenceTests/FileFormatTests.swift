@testable import Commands
@testable import Drawing
import KernelModel
@testable import Session
import TestSupport
import Testing

/// The files of a kernel, line by line: which lines there are, in which order and how written; the
/// figures are others.
@Suite struct `Files have the lines of real kernels` {
  /// A line with every number replaced, and blanks taken for one.
  private func shape(_ line: some StringProtocol) -> String {
    var shape = ""
    for character in line.split(separator: " ").joined(separator: " ") {
      if !character.isNumber {
        shape.append(character)
      } else if shape.last != "#" {
        shape.append("#")
      }
    }
    return shape
  }

  /// The lines of a part of a recorded file, without the clock in front.
  private func section(_ name: String, of file: String) throws -> [String] {
    let text = String(decoding: try `Zone figures of real kernels`.bytes(file), as: UTF8.self)
    let lines = text.split(separator: "\n").drop { $0 != "=== \(name)" }.dropFirst()
    return lines.prefix { !$0.hasPrefix("===") }.map { line in
      shape(line.hasPrefix("[") ? line.drop { $0 != "]" }.dropFirst() : line)
    }
  }

  private func printed(_ command: String, _ megabytes: UInt64) -> [String] {
    let it = Specimen {
      $0.layout = .linux61
      $0.memoryByteCount = megabytes << 20
    }
    return it.type(command).split(separator: "\n").map(shape).filter {
      !$0.contains("(verified")
    }
  }

  @Test(arguments: ["256", "1024", "4096"])
  func `zoneinfo of 6.1`(_ size: String) throws {
    #expect(
      try printed("zoneinfo", UInt64(size)!) == section("zoneinfo", of: "linux-6.1/\(size)"))
  }

  @Test func `meminfo of 6.1`() throws {
    #expect(try printed("meminfo", 1024) == section("meminfo", of: "linux-6.1/1024"))
  }

  @Test(arguments: ["64", "256", "896", "1024", "2048", "4096"])
  func `the zones of dmesg of 6.1`(_ size: String) throws {
    let words = ["Movable", "HighMem", "HIGHMEM", "LOWMEM"]
    func zones(_ lines: [String]) -> [String] {
      lines.filter { line in words.contains { line.contains($0) } }
    }
    let real = try section("dmesg", of: "linux-6.1/\(size)")
    #expect(zones(printed("dmesg", UInt64(size)!)) == zones(real))
  }
}
