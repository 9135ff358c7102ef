import Hardware

/// One `Page` for every frame up to the highest of RAM, holes included. Linux: `mem_map`.
///
/// A handle: copies of it are the same map.
public struct PageMap {
  private let pages: FlatStorage<Page>

  /// - Parameter frameCount: one more than the highest frame number of RAM (`max_pfn`).
  public init(frameCount: Int) { pages = FlatStorage(count: frameCount) }

  /// One more than the highest frame number. Linux: `max_mapnr`.
  public var frameCount: Int { pages.count }

  /// Becomes what the map of another machine is.
  func take(_ other: PageMap) { pages.take(other.pages) }

  /// Bytes of all records.
  var byteCount: Int { pages.count * MemoryLayout<Page>.stride }

  public func contains(_ frame: PageFrameNumber) -> Bool { frame.index < pages.count }

  /// Whether the frame exists and somebody's page tables map it.
  func isMapped(_ frame: PageFrameNumber) -> Bool {
    contains(frame) && pages[frame.index].mapCount > 0 && pages[frame.index].useCount > 0
  }

  /// Whether the records of some frames are all zeros, as they are inside a free block.
  func areUnused(_ frames: Range<PageFrameNumber>) -> Bool {
    pages.isZero(frames.lowerBound.index..<frames.upperBound.index)
  }

  /// The frame's record. Traps when the number is beyond `frameCount`.
  public subscript(frame: PageFrameNumber) -> Page {
    @inline(__always) _read { yield pages[frame.index] }
    @inline(__always) nonmutating _modify { yield &pages[frame.index] }
  }
}
