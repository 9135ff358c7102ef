import Drawing
import Hardware
import KernelModel

/// The frames behind a window: which ones, in runs, and how many of each zone.
package struct FrameRuns: Encodable, Sendable {
  /// First and last frame of each run, in the order of addresses.
  private(set) var runs: [Range<PageFrameNumber>] = []
  /// Pages of each zone in the order in which they were met.
  private(set) var zones: [Share] = []

  struct Share: Equatable, Encodable, Sendable {
    let zone: FrameZone
    var count: Int
  }

  var count: Int { zones.reduce(0) { $0 + $1.count } }

  mutating func add(_ frame: PageFrameNumber, of zone: FrameZone) {
    if let last = runs.last, last.upperBound == frame {
      runs[runs.count - 1] = last.lowerBound..<frame + 1
    } else {
      runs.append(frame..<frame + 1)
    }
    if let index = zones.firstIndex(where: { $0.zone == zone }) {
      zones[index].count += 1
    } else {
      zones.append(Share(zone: zone, count: 1))
    }
  }

  enum Key: String, CodingKey { case frames, zones }

  /// A run in JSON: its first frame and its last.
  private struct Run: Encodable {
    let first: PageFrameNumber
    let last: PageFrameNumber
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(
      runs.map { Run(first: $0.lowerBound, last: $0.upperBound - 1) }, forKey: .frames)
    try container.encode(zones, forKey: .zones)
  }
}

/// Where a frame lies: in a zone of RAM, or behind it.
enum FrameZone: Hashable, Coded {
  case zone(Zone.Kind)
  case device

  /// Linux's name of a zone.
  var code: String {
    switch self {
    case .zone(let kind): kind.name
    case .device: "device"
    }
  }
}

extension Kernel {
  /// Where a frame lies; what is no RAM counts as a device.
  func frameZone(of frame: PageFrameNumber) -> FrameZone {
    boot.isPresent(frame) ? .zone(allocator.zone(of: frame).kind) : .device
  }

  /// The frames that the kernel's own tables map in a range.
  ///
  /// - Complexity: O(entries)
  package func frames(behind range: Range<VirtualAddress>) -> FrameRuns {
    var found = FrameRuns()
    let bounds = UInt64(range.lowerBound.rawValue)..<UInt64(range.upperBound.rawValue)
    tables.forEachLeaf(in: bounds, of: tables.kernelDirectory) { leaf in
      guard leaf.entry.isPresent else { return }
      let frame = leaf.frame(isPAE: tables.usesPAE)
      found.add(frame, of: frameZone(of: frame))
    }
    return found
  }
}
