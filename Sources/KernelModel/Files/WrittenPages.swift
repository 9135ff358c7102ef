import Hardware

/// What the disk holds of a file's pages that were written back, in place of what the file was made
/// with. Pages whose bytes are all the same take no room.
final class WrittenPages {
  /// A frame for each page that there is room for.
  private let store: PhysicalMemory
  private let kinds: FlatStorage<Kind>
  /// Pages that the disk holds so.
  private(set) var count = 0

  /// What is held of a page. All zeros are nothing.
  private struct Kind: BitwiseCopyable {
    var rawValue: UInt16
    static let none = Kind(rawValue: 0)
    static let stored = Kind(rawValue: 1)

    init(rawValue: UInt16) { self.rawValue = rawValue }
    /// Every byte is this one.
    init(byte: UInt8) { rawValue = 0x100 | UInt16(byte) }

    var isPresent: Bool { rawValue != 0 }
    var byte: UInt8? { rawValue & 0x100 == 0 ? nil : UInt8(truncatingIfNeeded: rawValue) }
  }

  /// - Parameter capacity: pages of the file that can be written.
  init(capacity: Int) {
    store = PhysicalMemory(frameCount: capacity)
    kinds = FlatStorage(count: capacity)
  }

  /// The same pages, with room for at least as many.
  ///
  /// - Complexity: O(pages of the file)
  convenience init(_ other: WrittenPages, capacity: Int? = nil) {
    self.init(capacity: capacity ?? other.capacity)
    other.forEachPage { index in
      kinds[index] = other.kinds[index]
      guard kinds[index].byte == nil else { return }
      store.copy(Self.place(of: index), of: other.store, to: Self.place(of: index))
    }
    count = other.count
  }

  /// Bytes of the host that a disk of so many pages may take of its addresses.
  static func hostByteCount(capacity: Int) -> Int { capacity * (4096 + 2) + capacity / 8 }

  var capacity: Int { store.frameCount }
  var byteCount: Int { store.writtenByteCount }

  func contains(_ index: UInt64) -> Bool {
    index < UInt64(capacity) && kinds[Int(index)].isPresent
  }

  /// - Precondition: there is room for the page.
  func write(_ frame: PageFrameNumber, of memory: PhysicalMemory, at index: UInt64) {
    let index = Int(index)
    if !kinds[index].isPresent { count += 1 }
    if let byte = memory.onlyByte(of: frame) {
      kinds[index] = Kind(byte: byte)
    } else {
      kinds[index] = .stored
      store.copy(frame, of: memory, to: Self.place(of: index))
    }
  }

  /// - Precondition: the disk holds the page.
  func read(_ index: UInt64, into frame: PageFrameNumber, of memory: PhysicalMemory) {
    if let byte = kinds[Int(index)].byte {
      memory.fill(frame, 0..<4096, with: byte)
    } else {
      memory.copy(Self.place(of: Int(index)), of: store, to: frame)
    }
  }

  func bytes(of index: UInt64, from start: Int, count: Int) -> [UInt8] {
    if let byte = kinds[Int(index)].byte { return [UInt8](repeating: byte, count: count) }
    return store.withBytes(of: Self.place(of: Int(index))) { span in
      (start..<start + count).map { span[$0] }
    }
  }

  /// The file ends within a page from now on: what lies behind are zeros.
  func clear(_ index: UInt64, from start: Int) {
    guard contains(index) else { return }
    let place = Self.place(of: Int(index))
    if let byte = kinds[Int(index)].byte {
      kinds[Int(index)] = .stored
      store.fill(place, 0..<start, with: byte)
    }
    store.fill(place, start..<4096, with: 0)
  }

  /// The file has these pages no longer.
  func forget(_ pages: Range<UInt64>) {
    for index in pages.clamped(to: 0..<UInt64(capacity)) where contains(index) {
      kinds[Int(index)] = .none
      count -= 1
    }
  }

  /// Calls `body` with each page that is there, in rising order.
  private func forEachPage(_ body: (Int) -> Void) {
    var left = count
    for index in kinds.indices where left > 0 && kinds[index].isPresent {
      left -= 1
      body(index)
    }
  }

  /// A sum over the pages, their places and their bytes.
  var digest: UInt64 {
    var sum: UInt64 = 0
    forEachPage { index in
      sum = sum &* 31 &+ UInt64(index) << 16 &+ UInt64(kinds[index].rawValue)
      guard kinds[index].byte == nil else { return }
      store.withBytes(of: Self.place(of: index)) { span in
        for place in 0..<4096 { sum = sum &* 31 &+ UInt64(span[place]) }
      }
    }
    return sum
  }

  private static func place(of index: Int) -> PageFrameNumber {
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
      guard HostMemory.hasRoom(for: WrittenPages.hostByteCount(capacity: room)) else { return false }
      written = written.map { WrittenPages($0, capacity: room) } ?? WrittenPages(capacity: room)
    }
    written?.write(frame, of: memory, at: index)
    return true
  }
}
