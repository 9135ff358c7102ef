import Evidence
import Foundation
import KernelModel
import Testing

@Suite struct `Zone figures of real kernels` {
  static let names = [
    "linux-5.10/64", "linux-5.10/256", "linux-5.10/896", "linux-5.10/1024", "linux-5.10/2048",
    "linux-5.10/4096", "linux-5.10-pae/1024", "linux-5.10-pae/6144", "linux-6.1/64",
    "linux-6.1/256", "linux-6.1/896", "linux-6.1/1024", "linux-6.1/2048", "linux-6.1/4096",
  ]

  static func bytes(_ name: String) throws -> [UInt8] {
    let url = try #require(
      Bundle.module.url(forResource: "Zones/\(name)", withExtension: "txt"))
    return [UInt8](try Data(contentsOf: url))
  }

  @Test(arguments: names)
  func `agree in each figure`(_ name: String) throws {
    let outcome = try ZoneCheck.run(Self.bytes(name))
    #expect(outcome.difference == nil)
    #expect(outcome.figureCount >= 21)
  }

  @Test func `a figure that differs is told with its place`() throws {
    var text = String(decoding: try Self.bytes("linux-6.1/1024"), as: UTF8.self)
    text.replace("        low      1136", with: "        low      1137")
    let difference = try #require(try ZoneCheck.run(Array(text.utf8)).difference)
    #expect(difference.zone == "Normal")
    #expect(difference.text == "        low      1137")
    #expect(difference.figure == .low)
    #expect((difference.recorded, difference.computed) == ([1137], [1136]))
  }

  @Test func `rules of another kernel do not fit`() throws {
    let outcome = try ZoneCheck.run(Self.bytes("linux-6.1/1024"), rules: KernelRules(.v5_10))
    #expect(outcome.difference?.figure == .perCPUHigh)
  }
}

@Suite struct `A zone file` {
  @Test func `is known by its beginning`() {
    #expect(ZoneFile.recognizes(Array("=== zoneinfo\n".utf8)))
    #expect(ZoneFile.recognizes(Array("Node 0, zone      DMA\n".utf8)))
    #expect(!ZoneFile.recognizes(Array("pagewalk> maps\n".utf8)))
  }

  @Test func `cut short is refused with the zone`() {
    #expect(throws: ZoneFile.ParseError.truncated(zone: "DMA", line: 2)) {
      try ZoneFile(Array("=== zoneinfo\nNode 0, zone      DMA\n        min      16\n".utf8))
    }
  }

  @Test func `with letters for a number is refused with the line`() {
    let text = "=== zoneinfo\nNode 0, zone      DMA\n        min      many\n"
    #expect(throws: ZoneFile.ParseError.noNumber(line: 3, text: "        min      many")) {
      try ZoneFile(Array(text.utf8))
    }
  }

  @Test func `of random bytes is refused`() {
    #expect(throws: ZoneFile.ParseError.noZones) { try ZoneFile([0, 255, 17]) }
    #expect(throws: ZoneFile.ParseError.noZones) { try ZoneFile(Array("=== zoneinfo\n\u{0}".utf8)) }
  }
}
