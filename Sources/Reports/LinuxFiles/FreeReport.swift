import Drawing
import Grammar
import KernelModel

/// Memory that is free and that is not, byte for byte as `free` of procps-ng 3.3.17 prints it.
package struct FreeReport: LinuxText {
  package static let kind = "free"

  /// What the figures are in.
  package enum Unit: UInt32, Sendable {
    case bytes, kilobytes, megabytes, gigabytes
    /// Each in the first unit in which it takes three digits.
    case human
  }

  package struct Row: Encodable, Sendable {
    /// `Mem`, `Low`, `High` or `Swap`.
    package let name: String
    // In kB; what only `Mem` has is left out of the others.
    package let total: Int
    package let used: Int
    package let free: Int
    var shared: Int?
    package var cache: Int?
    package var available: Int?
  }

  package let rows: [Row]
  private let unit: Unit

  enum CodingKeys: CodingKey { case rows }

  /// - Parameters:
  ///   - kernel: its counters should have been counted just before.
  ///   - tellsZones: low and high memory get a line each.
  package init(_ kernel: Kernel, _ unit: Unit, tellsZones: Bool) {
    self.unit = unit
    let pages = Dictionary(uniqueKeysWithValues: MemInfoReport.pages(kernel))
    func kilobytes(_ name: String) -> Int { pages[name, default: 0] * 4 }
    func row(_ name: String) -> Row {
      let (total, free) = (kilobytes("\(name)Total"), kilobytes("\(name)Free"))
      return Row(name: name, total: total, used: total - free, free: free)
    }
    let plain = row("Mem")
    let cache = kilobytes("Buffers") + kilobytes("Cached") + kilobytes("SReclaimable")
    // Linux: `meminfo` of procps; pages of the swap cache are nowhere in it.
    let used = plain.used < cache ? plain.used : plain.used - cache
    let memory = Row(
      name: "Mem", total: plain.total, used: used, free: plain.free, shared: kilobytes("Shmem"),
      cache: cache, available: kilobytes("MemAvailable"))
    rows = [memory] + (tellsZones ? [row("Low"), row("High")] : []) + [row("Swap")]
  }

  package var text: String {
    let titles = ["total", "used", "free", "shared", "buff/cache", "available"]
    let header = "".left(8) + titles.map { $0.right(12) }.joined() + "\n"
    return rows.reduce(header) { text, row in
      let figures =
        [row.total, row.used, row.free] + [row.shared, row.cache, row.available].compactMap(\.self)
      return text + "\(row.name):".left(8) + figures.map { unit.text($0).right(12) }.joined()
        + "\n"
    }
  }
}

extension FreeReport.Unit {
  // Linux: `scale_size` of procps.
  fileprivate func text(_ kilobytes: Int) -> String {
    switch self {
    case .bytes: "\(kilobytes << 10)"
    case .kilobytes: "\(kilobytes)"
    case .megabytes: "\(kilobytes >> 10)"
    case .gigabytes: "\(kilobytes >> 20)"
    case .human: Self.humanText(kilobytes << 10)
    }
  }

  /// The first form, from bytes on, that fits: with a decimal or without, in three digits at most.
  private static func humanText(_ bytes: Int) -> String {
    guard bytes > 999 else { return "\(bytes)B" }
    for (power, prefix) in ["Ki", "Mi", "Gi", "Ti"].enumerated() {
      let size = 1024 << (10 * power)
      let tenths = roundedToEven(bytes * 10, size)
      if tenths < 100 { return "\(tenths / 10).\(tenths % 10)\(prefix)" }
      if bytes / size < 1000 { return "\(bytes / size)\(prefix)" }
    }
    return "\(bytes >> 40)Ti"
  }

  /// The quotient, as `%.1f` rounds.
  private static func roundedToEven(_ number: Int, _ divisor: Int) -> Int {
    let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
    let isAbove = rest * 2 > divisor || rest * 2 == divisor && quotient % 2 == 1
    return quotient + (isAbove ? 1 : 0)
  }
}
