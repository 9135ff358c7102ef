import Hardware
import KernelModel

/// The frames behind a window: which ones, in runs, and how many of each zone.
package struct FrameRuns: Encodable, Sendable {
  /// First and last frame of each run, in the order of addresses.
  private(set) var runs: [Range<PageFrameNumber>] = []
  /// Pages of each zone, the highest zone first; `device` is no RAM.
  private(set) var zones: [(name: String, count: Int)] = []

  var count: Int { zones.reduce(0) { $0 + $1.count } }

  mutating func add(_ frame: PageFrameNumber, in kernel: Kernel) {
    if let last = runs.last, last.upperBound == frame {
      runs[runs.count - 1] = last.lowerBound..<frame + 1
    } else {
      runs.append(frame..<frame + 1)
    }
    let name = kernel.zoneName(of: frame)
    if let index = zones.firstIndex(where: { $0.name == name }) {
      zones[index].count += 1
    } else {
      zones.append((name, 1))
    }
  }

  /// `3ffc5-3ffc7 3fe00`; of many runs the first ones.
  var runWords: String {
    let shown = runs.prefix(3).map(\.digits).joined(separator: " ")
    return runs.count > 3 ? "\(shown) and \(runs.count - 3) more" : shown
  }

  /// `HighMem 3, Normal 1`
  var zoneWords: String { zones.map { "\($0.name) \($0.count)" }.joined(separator: ", ") }

  enum Key: String, CodingKey { case frames, zones }
  struct Zone: Encodable {
    package let name: String
    package let count: Int
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(runs.map(\.digits), forKey: .frames)
    try container.encode(zones.map { Zone(name: $0.name, count: $0.count) }, forKey: .zones)
  }
}

extension Kernel {
  /// `DMA`, `Normal` or `HighMem`; `device` where there is no RAM.
  func zoneName(of frame: PageFrameNumber) -> String {
    boot.isPresent(frame) ? allocator.zone(of: frame).kind.name : "device"
  }

  /// The frames that the kernel's own tables map in a range.
  ///
  /// - Complexity: O(entries)
  package func frames(behind range: Range<VirtualAddress>) -> FrameRuns {
    var found = FrameRuns()
    let bounds = UInt64(range.lowerBound.rawValue)..<UInt64(range.upperBound.rawValue)
    tables.forEachLeaf(in: bounds, of: tables.kernelDirectory) { leaf in
      if leaf.entry.isPresent { found.add(leaf.frame(isPAE: tables.usesPAE), in: self) }
    }
    return found
  }
}
