import Hardware

/// What the disk holds of a file's pages that were written back, in place of what the file was made
/// with.
final class WrittenPages {
  /// A frame for each page that there is room for.
  private let store: PhysicalMemory
  /// A bit a page.
  private let marks: FlatStorage<UInt64>
  /// Pages that the disk holds so.
  private(set) var count = 0

  /// - Parameter capacity: pages of the file that can be written.
  init(capacity: Int) {
    store = PhysicalMemory(frameCount: capacity)
    marks = FlatStorage(count: (capacity + 63) / 64)
  }

  /// The same pages, with room for at least as many.
  ///
  /// - Complexity: O(pages that were written)
  convenience init(_ other: WrittenPages, capacity: Int? = nil) {
    self.init(capacity: capacity ?? other.capacity)
    other.forEachPage { index in
      store.copy(Self.place(of: index), of: other.store, to: Self.place(of: index))
      mark(index)
    }
  }

  var capacity: Int { store.frameCount }
  var byteCount: Int { store.writtenByteCount }

  func contains(_ index: UInt64) -> Bool {
    index < UInt64(capacity) && marks[Int(index) >> 6] & 1 << (index & 63) != 0
  }

  /// - Precondition: there is room for the page.
  func write(_ frame: PageFrameNumber, of memory: PhysicalMemory, at index: UInt64) {
    store.copy(frame, of: memory, to: Self.place(of: index))
    mark(index)
  }

  func read(_ index: UInt64, into frame: PageFrameNumber, of memory: PhysicalMemory) {
    memory.copy(Self.place(of: index), of: store, to: frame)
  }

  func bytes(of index: UInt64, from start: Int, count: Int) -> [UInt8] {
    store.withBytes(of: Self.place(of: index)) { span in
      (start..<start + count).map { span[$0] }
    }
  }

  /// The file ends within a page from now on: what lies behind are zeros.
  func clear(_ index: UInt64, from start: Int) {
    guard contains(index) else { return }
    store.fillBytes(of: Self.place(of: index)) { span in
      for place in start..<4096 { span[place] = 0 }
    }
  }

  /// The file has these pages no longer.
  func forget(_ pages: Range<UInt64>) {
    for index in pages.clamped(to: 0..<UInt64(capacity)) where contains(index) {
      marks[Int(index) >> 6] &= ~(1 << (index & 63))
      count -= 1
    }
  }

  /// Calls `body` with each page that is there, in rising order.
  func forEachPage(_ body: (UInt64) -> Void) {
    for group in marks.indices where marks[group] != 0 {
      var bits = marks[group]
      while bits != 0 {
        body(UInt64(group) << 6 | UInt64(bits.trailingZeroBitCount))
        bits &= bits - 1
      }
    }
  }

  /// A sum over the pages, their places and their bytes.
  var digest: UInt64 {
    var sum: UInt64 = 0
    forEachPage { index in
      sum = sum &* 31 &+ index
      store.withBytes(of: Self.place(of: index)) { span in
        for place in 0..<4096 { sum = sum &* 31 &+ UInt64(span[place]) }
      }
    }
    return sum
  }

  private func mark(_ index: UInt64) {
    guard !contains(index) else { return }
    marks[Int(index) >> 6] |= 1 << (index & 63)
    count += 1
  }

  private static func place(of index: UInt64) -> PageFrameNumber {
    PageFrameNumber(rawValue: UInt32(index))
  }
}

extension CachedFile {
  /// Pages of it that were written back since it was made.
  public var writtenPageCount: Int { written?.count ?? 0 }
  /// Tells what the disk holds of those.
  public var writtenDigest: UInt64 { written?.digest ?? 0 }

  /// Whether a page of it lies nowhere on the disk: it reads as zeros.
  func isHole(_ index: UInt64) -> Bool {
    guard written?.contains(index) != true else { return false }
    return holes.contains(index) || index << 12 >= contentByteCount
  }

  /// Keeps what a frame holds as the file's page on the disk.
  ///
  /// - Returns: false where this computer has no room for such a disk; nothing is kept then.
  func write(_ frame: PageFrameNumber, of memory: PhysicalMemory, at index: UInt64) -> Bool {
    let room = Int(reservedPageCount)
    if written.map({ $0.capacity < room }) ?? true {
      guard HostMemory.hasRoom(for: room << 12 + room / 8) else { return false }
      written = written.map { WrittenPages($0, capacity: room) } ?? WrittenPages(capacity: room)
    }
    written?.write(frame, of: memory, at: index)
    return true
  }
}
