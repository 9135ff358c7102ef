import Grammar
import KernelModel

/// Compares the zone figures that a kernel printed with those that the allocator computes for the
/// same managed pages.
public enum ZoneCheck {
  /// What a comparison came to.
  public struct Outcome: Hashable, Sendable {
    /// Figures that agree, up to the first difference.
    public var figureCount = 0
    public var difference: Difference?
  }

  /// A figure that differs.
  public struct Difference: Hashable, Sendable {
    /// The line of the file, counted from 1, and its text.
    public var line: Int
    public var text: String
    /// The zone that it belongs to; `nil` for a figure of the whole machine.
    public var zone: String?
    public var figure: Figure
    public var recorded: [Int]
    public var computed: [Int]
  }

  /// What a kernel prints of a zone, or of the whole machine.
  public enum Figure: String, Hashable, Sendable {
    case min, low, high, protection
    case perCPUHigh = "per-cpu-high"
    case perCPUBatch = "per-cpu-batch"
    case minFreeKilobytes = "min_free_kbytes"
  }

  /// Compares every figure of a file.
  ///
  /// - Parameter rules: of the kernel that printed it; `nil` means to tell by the file.
  /// - Throws: when the file cannot be read.
  public static func run(
    _ bytes: [UInt8], rules: KernelRules? = nil
  ) throws(ZoneFile.ParseError) -> Outcome {
    let file = try ZoneFile(bytes)
    let version = KernelVersion { $0.zoneInfoTellsBoost == file.tellsBoost } ?? .oldest
    return compare(file, rules: rules ?? KernelRules(version))
  }

  private static func compare(_ file: ZoneFile, rules: KernelRules) -> Outcome {
    let settings = AllocatorSettings(
      lowmemReserveRatio: file.lowmemReserveRatio?.values
        ?? AllocatorSettings().lowmemReserveRatio)
    let figures = ZoneFigures(
      of: sizes(of: file, rules: rules), settings: settings, rules: rules)
    var outcome = Outcome()
    for (index, zone) in file.zones.enumerated() {
      let marks = figures.watermarks[index]
      let limits = figures.perCPULimits[index]
      let pairs: [(Figure, ZoneFile.Figure?, [Int])] = [
        (.min, zone.min, [marks.min]), (.low, zone.low, [marks.low]),
        (.high, zone.high, [marks.high]),
        (.protection, zone.protection, figures.protection[index]),
        (.perCPUHigh, zone.perCPUHigh, [limits.high]),
        (.perCPUBatch, zone.perCPUBatch, [limits.batch]),
      ]
      for (figure, recorded, computed) in pairs {
        outcome.compare(recorded, computed, figure, zone: zone.name, in: file)
      }
    }
    outcome.compare(
      file.minFreeKilobytes, [figures.minFreeKilobytes], .minFreeKilobytes, zone: nil, in: file)
    return outcome
  }

  /// The zones as they were when the kernel computed its figures: before it freed its start-up code
  /// and initial RAM disk, which lay in the highest zone of low memory.
  private static func sizes(of file: ZoneFile, rules: KernelRules) -> [ZoneFigures.Size] {
    let hasHighMemory = file.zones.contains { $0.name == "HighMem" && $0.managedPages > 0 }
    var sizes = file.zones.map { zone in
      let isHigh =
        zone.name == "HighMem"
        || zone.name == "Movable" && (rules.movableZoneMarks == .always || hasHighMemory)
      return ZoneFigures.Size(managedPages: zone.managedPages, isHighMemory: isHigh)
    }
    let lowPages = sizes.reduce(0) { $0 + ($1.isHighMemory ? 0 : $1.managedPages) }
    if let boot = file.bootPages,
      let last = sizes.lastIndex(where: { !$0.isHighMemory && $0.managedPages > 0 })
    {
      let freedLater = max(0, lowPages - (boot.all - boot.highMemory))
      sizes[last].managedPages = max(0, sizes[last].managedPages - freedLater)
    }
    return sizes
  }
}

extension ZoneCheck.Outcome {
  /// Counts a figure that agrees; keeps the first that does not. What was not recorded is passed
  /// over.
  fileprivate mutating func compare(
    _ recorded: ZoneFile.Figure?, _ computed: [Int], _ figure: ZoneCheck.Figure, zone: String?,
    in file: ZoneFile
  ) {
    guard difference == nil, let recorded else { return }
    if recorded.values == computed {
      figureCount += computed.count
    } else {
      difference = ZoneCheck.Difference(
        line: recorded.line, text: String(file.lines[recorded.line - 1]), zone: zone,
        figure: figure,
        recorded: recorded.values, computed: computed)
    }
  }
}
