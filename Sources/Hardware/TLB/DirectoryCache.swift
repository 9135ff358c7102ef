/// The chip's memory of directory entries that lead to tables: a walk that finds one there reads
/// the table at once. Off (without lines) unless the geometry asks for it.
///
/// It makes one more thing stale: after a directory entry was cleared without a flush, the table
/// below it can still be walked. INVLPG of any address empties it. Intel SDM vol. 3, 4.10.3.
final class DirectoryCache {
  let lineCount: Int
  private let lines = FlatTable<32, Line>.filled(with: Line())
  private let clock = FlatValue<UInt64>(0)

  /// All zeros hold nothing.
  struct Line: BitwiseCopyable {
    /// The first address that the entry is for, with bit 0 set; 0 in an empty line.
    var tag: UInt32 = 0
    var entry: UInt64 = 0
    var lastUse: UInt64 = 0
  }

  /// - Parameter lineCount: 0 to 32; all lines make one set with true LRU.
  init(lineCount: Int) {
    precondition((0...32).contains(lineCount))
    self.lineCount = lineCount
  }

  /// Becomes what another one is.
  func take(_ other: DirectoryCache) {
    lines.take(other.lines)
    clock.value = other.clock.value
  }

  /// The entry for the table that covers `address`, without counting as a use.
  func entry(for address: VirtualAddress, shift: UInt32) -> UInt64? {
    let tag = Self.tag(address, shift)
    for index in 0..<lineCount where lines[index].tag == tag { return lines[index].entry }
    return nil
  }

  /// Notes a use of the entry for `address`, or takes it in, in place of the one used longest ago.
  func remember(_ entry: UInt64, for address: VirtualAddress, shift: UInt32) {
    guard lineCount > 0 else { return }
    let tag = Self.tag(address, shift)
    var place = 0
    for index in 0..<lineCount {
      if lines[index].tag == tag {
        place = index
        break
      }
      if lines[index].lastUse < lines[place].lastUse { place = index }
    }
    clock.value += 1
    lines[place] = Line(tag: tag, entry: entry, lastUse: clock.value)
  }

  /// Drops the entry for `address`.
  func drop(_ address: VirtualAddress, shift: UInt32) {
    let tag = Self.tag(address, shift)
    for index in 0..<lineCount where lines[index].tag == tag { lines[index] = Line() }
  }

  /// Drops everything.
  func dropAll() {
    for index in 0..<lineCount { lines[index] = Line() }
  }

  /// Each entry with the first address that it is for, the one used longest ago first.
  var entriesByUse: [(VirtualAddress, PageTableEntry)] {
    (0..<lineCount).map { lines[$0] }.filter { $0.tag != 0 }.sorted { $0.lastUse < $1.lastUse }
      .map { (VirtualAddress(rawValue: $0.tag & ~1), PageTableEntry(rawValue: $0.entry)) }
  }

  private static func tag(_ address: VirtualAddress, _ shift: UInt32) -> UInt32 {
    address.rawValue & ~0 << shift | 1
  }
}
