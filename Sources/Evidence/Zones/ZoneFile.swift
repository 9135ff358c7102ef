import KernelModel

/// The zone figures that a running kernel printed: `/proc/zoneinfo`, two sysctls and boot lines.
///
/// Sections begin with `=== NAME`; a file may also begin with the text of zoneinfo at once.
public struct ZoneFile: Hashable, Sendable {
  /// Numbers and the line that they were read from, counted from 1.
  public struct Figure: Hashable, Sendable {
    public var values: [Int]
    public var line: Int
  }

  /// What was printed of one zone. Figures that the file does not hold are `nil`.
  public struct Zone: Hashable, Sendable {
    public var name: String
    public var line: Int
    public var min: Figure?
    public var low: Figure?
    public var high: Figure?
    public var managed: Figure?
    public var protection: Figure?
    /// Limits of the first CPU's lists.
    public var perCPUHigh: Figure?
    public var perCPUBatch: Figure?

    public var managedPages: Int { managed?.values.first ?? 0 }
  }

  /// Pages that boot gave to the allocator, as the "Memory:" line says.
  public struct BootPages: Hashable, Sendable {
    public var all: Int
    public var highMemory: Int
  }

  /// Why a file cannot be read.
  public enum ParseError: Error, Hashable, Sendable {
    /// It does not begin with zones.
    case noZones
    /// A number is missing or none.
    case noNumber(line: Int, text: String)
    /// A zone's part ends before its managed pages are told.
    case truncated(zone: String, line: Int)
  }

  /// Lowest first.
  public private(set) var zones: [Zone] = []
  public private(set) var minFreeKilobytes: Figure?
  public private(set) var lowmemReserveRatio: Figure?
  public private(set) var bootPages: BootPages?
  /// Whether a zone's boost is printed, as kernels after 5.10 do.
  public private(set) var tellsBoost = false
  /// The lines, for showing a difference in its place.
  public let lines: [Substring]

  /// Whether the bytes look like such a file.
  public static func recognizes(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "=== zoneinfo".utf8) || bytes.starts(with: "Node 0, zone".utf8)
  }

  /// Reads a file.
  /// - Throws: `ParseError` for the first line that cannot be read.
  public init(_ bytes: [UInt8]) throws(ParseError) {
    guard Self.recognizes(bytes) else { throw .noZones }
    let text = String(decoding: bytes, as: UTF8.self)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var section: Substring = "zoneinfo"
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("=== ") {
        section = line.dropFirst(4)
        continue
      }
      switch section {
      case "zoneinfo": try readZoneLine(line, number: index + 1)
      case "sysctl": try readSetting(line, number: index + 1)
      case "dmesg": readBootLine(line)
      default: break
      }
    }
    for zone in zones where zone.managed == nil {
      throw .truncated(zone: zone.name, line: zone.line)
    }
    guard !zones.isEmpty else { throw .noZones }
  }
}

extension ZoneFile {
  private mutating func readZoneLine(_ line: Substring, number: Int) throws(ParseError) {
    let words = line.split(separator: " ")
    guard let first = words.first else { return }
    if line.hasPrefix("Node ") {
      guard words.count >= 4 else { throw .noNumber(line: number, text: String(line)) }
      zones.append(Zone(name: String(words[3]), line: number))
      return
    }
    guard let last = zones.indices.last else { return }
    switch first {
    case "boost": tellsBoost = true
    case "min": zones[last].min = try figure(words, line: number)
    case "low": zones[last].low = try figure(words, line: number)
    case "high": zones[last].high = try figure(words, line: number)
    case "managed": zones[last].managed = try figure(words, line: number)
    case "protection:":
      let list = line.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
      zones[last].protection = try figures(list, line: number)
    case "high:" where zones[last].perCPUHigh == nil:
      zones[last].perCPUHigh = try figure(words, line: number)
    case "batch:" where zones[last].perCPUBatch == nil:
      zones[last].perCPUBatch = try figure(words, line: number)
    default: break
    }
  }

  private mutating func readSetting(_ line: Substring, number: Int) throws(ParseError) {
    let name = "lowmem_reserve_ratio"
    if line.hasPrefix(name) {
      lowmemReserveRatio = try figures(line.dropFirst(name.count), line: number)
    } else if line.hasPrefix("min_free_kbytes") {
      minFreeKilobytes = try figure(line.split(separator: " "), line: number)
    }
  }

  /// `Memory: 54676K/65016K available (… 0K highmem)`: pages free when the zones were handed over.
  private mutating func readBootLine(_ line: Substring) {
    let words = line.split { " ()/,".contains($0) }
    guard let start = words.firstIndex(of: "Memory:"), words.count > start + 3,
      words[start + 3] == "available", let all = kilobytes(words[start + 1])
    else { return }
    let high = words.firstIndex(of: "highmem").flatMap { kilobytes(words[$0 - 1]) } ?? 0
    bootPages = BootPages(all: all / 4, highMemory: high / 4)
  }

  private func kilobytes(_ word: Substring) -> Int? {
    word.hasSuffix("K") ? Int(word.dropLast()) : nil
  }

  /// The one number after a word.
  private func figure(_ words: [Substring], line: Int) throws(ParseError) -> Figure {
    guard words.count == 2, let value = Int(words[1]) else { throw noNumber(line) }
    return Figure(values: [value], line: line)
  }

  /// Numbers between blanks, tabulators or commas.
  private func figures(_ list: Substring, line: Int) throws(ParseError) -> Figure {
    var values: [Int] = []
    for word in list.split(whereSeparator: { " \t,".contains($0) }) {
      guard let value = Int(word) else { throw noNumber(line) }
      values.append(value)
    }
    return Figure(values: values, line: line)
  }

  private func noNumber(_ line: Int) -> ParseError {
    .noNumber(line: line, text: String(lines[line - 1]))
  }
}
