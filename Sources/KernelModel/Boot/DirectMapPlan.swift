import Hardware

/// With pages of which size the kernel maps low memory: large ones where they fit.
///
/// Linux: `split_mem_range`, `kernel_physical_mapping_init`.
public struct DirectMapPlan: Hashable, Sendable {
  /// Frames of a large page: 1024, with PAE 512.
  let largePageFrames: Int
  /// The frames that large pages map; empty without PSE. The first large page's worth is mapped by
  /// small pages, because the ranges that tell how to cache it are smaller; so is what is left over
  /// at the end.
  let largeFrames: Range<PageFrameNumber>
  /// One more than the last frame mapped.
  public let end: PageFrameNumber

  init(end: PageFrameNumber, _ parameters: BootParameters) {
    largePageFrames = parameters.usesPAE ? 512 : 1024
    self.end = end
    let first = PageFrameNumber(rawValue: UInt32(largePageFrames))
    let last = PageFrameNumber(rawValue: end.rawValue & ~UInt32(largePageFrames - 1))
    largeFrames = parameters.usesPSE && last > first ? first..<last : end..<end
  }

  /// Kibibytes mapped by small pages. Linux: `DirectMap4k`.
  public var smallKilobytes: Int { end.index * 4 - largeKilobytes }
  /// Kibibytes mapped by large pages. Linux: `DirectMap4M`, with PAE `DirectMap2M`.
  public var largeKilobytes: Int { (largeFrames.upperBound - largeFrames.lowerBound) * 4 }

  /// Page tables that the map needs more than it would with large pages.
  var tablesBeyondLargePages: Int {
    largeFrames.isEmpty ? (end.index + largePageFrames - 1) / largePageFrames - 1 : 0
  }
}

extension BootLayout {
  /// How low memory is mapped.
  public var directMap: DirectMapPlan { DirectMapPlan(end: lowMemoryEnd, parameters) }
}
