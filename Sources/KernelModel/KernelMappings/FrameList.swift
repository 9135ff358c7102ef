import Hardware

/// Frames in the order in which they were taken. Flat, so that each costs a store.
final class FrameList {
  private let frames: FlatStorage<PageFrameNumber>
  private let used = FlatValue(0)

  init(capacity: Int) { frames = FlatStorage(count: capacity) }

  var count: Int { used.value }

  @inline(__always)
  subscript(index: Int) -> PageFrameNumber { frames[index] }

  @inline(__always)
  func append(_ frame: PageFrameNumber) {
    frames[used.value] = frame
    used.value &+= 1
  }

  func removeAll() { used.value = 0 }
}
