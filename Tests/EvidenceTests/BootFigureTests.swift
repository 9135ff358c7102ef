@testable import Commands
@testable import Drawing
import Foundation
import KernelModel
@testable import Session
import TestSupport
import Testing

/// What a kernel 6.1 for 32 processors said of memory at boot, against the machine of that layout.
@Suite struct `Boot figures of linux-6.1` {
  static let sizes = [64, 256, 896, 1024, 2048, 4096]

  /// Figures that follow from that kernel's own image and configuration, and why.
  private static let dependent: [(figure: String, why: String)] = [
    ("boot: Memory: available", "how big the image is, and 40 bytes a struct page there"),
    ("boot: Memory: kernel code", "the size of its text"),
    ("boot: Memory: rwdata", "the size of its data"),
    ("boot: Memory: rodata", "the size of its constants"),
    ("boot: Memory: init", "the size of its start-up code"),
    ("boot: Memory: bss", "the size of its bss"),
    ("boot: Memory: reserved", "all of these"),
    ("boot: Total pages", "40 bytes a struct page, 32 here"),
    ("Normal managed", "what the image and its initial RAM disk leave"),
    ("Normal free", "what its drivers and programs took"), ("HighMem free", "the same"),
    ("DMA min", "shares of min_free_kbytes, which follows from the managed pages"),
    ("DMA low", "the same"), ("DMA high", "the same"), ("Normal min", "the same"),
    ("Normal low", "the same"), ("Normal high", "the same"), ("HighMem low", "the same"),
    ("HighMem high", "the same"), ("DMA protection", "shares of Normal's managed pages"),
    ("meminfo MemTotal", "the managed pages"), ("meminfo LowTotal", "the managed pages"),
    ("meminfo DirectMap4k", "a large page that its constants end in is split"),
    ("meminfo DirectMap4M", "the same"),
  ]

  /// The figures of a kernel's output, by name.
  private static func figures(
    dmesg: String, zoneinfo: String, meminfo: String
  ) -> [String: String] {
    var found: [String: String] = [:]
    var ranges = 0
    for line in dmesg.split(separator: "\n").map(String.init) {
      if line.hasPrefix("Memory:") {
        for (name, value) in memoryLine(line) { found["boot: Memory: \(name)"] = value }
      } else if let part = line.range(of: "Total pages: ") {
        found["boot: Total pages"] = String(line[part.upperBound...])
      } else if line.contains("unavailable ranges") || line.hasPrefix("  node   0:")
        || line.hasPrefix("BIOS-e820:")
      {
        ranges += 1
        found["boot: range \(ranges)"] = line
      } else if let name = [
        "HIGHMEM available", "LOWMEM available", "mapped low ram", "  low ram", "  DMA ",
        "  Normal ", "  HighMem ", "Initmem setup", "Inode-cache", "Initializing HighMem",
        "Initializing Movable", "e820: update", "e820: remove",
      ].first(where: line.contains) {
        found["boot: \(name)"] = line
      }
    }
    var zone = ""
    for line in zoneinfo.split(separator: "\n") {
      let words = line.split { " \t:".contains($0) }
      if line.hasPrefix("Node 0, zone") {
        zone = String(words[words.count - 1])
      } else if let first = words.first, words.count == 2 || first == "protection" {
        let names = ["min", "low", "high", "spanned", "present", "managed", "start_pfn"]
        if names.contains(String(first)), found["\(zone) \(first)"] == nil {
          found["\(zone) \(first)"] = String(words[1])
        } else if first == "protection" {
          found["\(zone) protection"] = String(line.drop { $0 != "(" })
        }
      } else if words.starts(with: ["pages", "free"]) {
        found["\(zone) free"] = String(words[2])
      }
    }
    for line in meminfo.split(separator: "\n") {
      let words = line.split { " :".contains($0) }
      let names = ["MemTotal", "HighTotal", "LowTotal", "VmallocTotal", "DirectMap4k", "DirectMap4M"]
      if words.count > 1, names.contains(String(words[0])) {
        found["meminfo \(words[0])"] = String(words[1])
      }
    }
    return found
  }

  private static func memoryLine(_ line: String) -> [(String, String)] {
    guard let open = line.firstIndex(of: "(") else { return [] }
    let sums = line[..<open].split { " /".contains($0) }
    let parts = line[open...].split { "(),".contains($0) }.map {
      $0.split(separator: " ", maxSplits: 1)
    }
    return [("available", String(sums[1])), ("present", String(sums[2]))]
      + parts.filter { $0.count == 2 }.map { (String($0[1]), String($0[0])) }
  }

  private static func recorded(_ size: Int) throws -> [String: String] {
    let text = String(
      decoding: try `Zone figures of real kernels`.bytes("linux-6.1/\(size)"), as: UTF8.self)
    var sections: [String: String] = [:]
    for part in text.components(separatedBy: "=== ").dropFirst() {
      let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      sections[String(lines[0])] = String(lines[1])
    }
    let dmesg = sections["dmesg", default: ""].split(separator: "\n").map { line in
      line.hasPrefix("[") ? String(line.drop { $0 != "]" }.dropFirst(2)) : String(line)
    }
    return figures(
      dmesg: dmesg.joined(separator: "\n"), zoneinfo: sections["zoneinfo", default: ""],
      meminfo: sections["meminfo", default: ""])
  }

  private static func computed(_ size: Int) -> [String: String] {
    let it = Specimen {
      $0.memoryByteCount = UInt64(size) << 20
      $0.layout = .linux61
      $0.kernelVersion = .v6_1
    }
    return figures(
      dmesg: it.type("dmesg"), zoneinfo: it.type("zoneinfo"), meminfo: it.type("meminfo"))
  }

  @Test(arguments: sizes)
  func `are the same but for those that the image decides`(_ size: Int) throws {
    let recorded = try Self.recorded(size)
    let computed = Self.computed(size)
    let excused = Set(Self.dependent.map(\.figure))
    var count = 0
    for (name, value) in recorded.sorted(by: { $0.key < $1.key }) where !excused.contains(name) {
      #expect(computed[name] == value, "\(name)")
      count += 1
    }
    #expect(count >= 35)
  }

  @Test func `no figure is excused that agrees at every size`() throws {
    var differing: Set<String> = []
    for size in Self.sizes {
      let recorded = try Self.recorded(size)
      let computed = Self.computed(size)
      for (name, value) in recorded where computed[name] != value { differing.insert(name) }
    }
    for (figure, why) in Self.dependent {
      #expect(differing.contains(figure), "\(figure): \(why)")
    }
  }
}
