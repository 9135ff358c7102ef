import Hardware

/// Where the bytes of a page come from when the page cache does not hold it.
public enum FileContent: Hashable, Sendable {
  /// Nothing but zeros, as `ftruncate` leaves it.
  case zeros
  /// Every byte of page p is (first + p) & 255.
  case pattern(first: UInt8)
  /// The bytes themselves; zeros behind their end.
  case bytes([UInt8])
  /// Bytes outside the machine.
  case outside(OutsideBytes)
}

/// A file and the pages of it that are in memory. Linux: `struct inode`, `struct address_space`.
///
/// 1. A cached page has `use` .file or .sharedMemory, `owner` this file and `index` its place.
public final class CachedFile {
  public let id: FileID
  /// As `maps` prints it, without ` (deleted)`.
  public let name: String
  public let kind: Kind
  public internal(set) var byteCount: UInt64
  public let content: FileContent
  public let device: DeviceNumber
  public let inode: UInt64
  /// Its name is gone, the file lives on while it is open or mapped.
  public internal(set) var isDeleted: Bool
  /// Frames by page of the file; 0 where the cache has none.
  private var frames: FlatStorage<PageFrameNumber>
  /// What is known of pages that the cache has no longer; see `Remains`. Nothing before the first.
  var remains: Remains?
  /// What the disk holds of pages that were written back. Nothing before the first.
  var written: WrittenPages?
  /// Bytes from here on are zeros, whatever `content` says: the file was once this short.
  public private(set) var contentByteCount: UInt64
  /// Pages that were punched out and read as zeros.
  public internal(set) var holes: Set<UInt64> = []
  /// Pages that could not be read. Linux: `PG_error`.
  public internal(set) var unreadable: Set<UInt64> = []
  /// It lies where nothing may be written. Linux: `IS_RDONLY`.
  public internal(set) var isReadOnly = false
  /// Somebody may execute it. Linux: `S_IXUGO`.
  public internal(set) var isExecutable = true
  /// Linux: `mapping->nrpages`.
  public private(set) var cachedPageCount = 0
  /// Its size is part of the commit charge. Linux: `shmem_acct_size`.
  public internal(set) var isCharged = false
  /// Its pages are part of the commit charge, each from when it exists. Linux: `VM_NORESERVE`.
  var isChargedByPage: Bool { isSharedMemory && !isCharged }
  /// Areas that map pages of it, of all address spaces. Linux: `i_mmap`.
  private(set) var mappings: [AreaLink] = []
  /// Opens of it. Linux: `i_count`.
  public internal(set) var openCount = 0

  public enum Kind: Hashable, Sendable {
    /// On a disk: read when needed, its pages cached.
    case regular
    /// On tmpfs: the cache is the file.
    case temporary
    /// The object behind a shared anonymous mapping. Linux: `shmem_zero_setup`.
    case sharedAnonymous
    /// Cannot be mapped (ENODEV).
    case directory
    /// `/dev/zero`.
    case zeroDevice
  }

  /// Major and minor number of the device that a file lies on.
  public struct DeviceNumber: Hashable, Sendable {
    public var major: UInt32
    public var minor: UInt32
    public init(major: UInt32, minor: UInt32) {
      self.major = major
      self.minor = minor
    }
  }

  init(
    id: FileID, name: String, kind: Kind, byteCount: UInt64, content: FileContent,
    device: DeviceNumber, inode: UInt64, isDeleted: Bool
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.byteCount = byteCount
    self.content = content
    self.device = device
    self.inode = inode
    self.isDeleted = isDeleted
    contentByteCount = byteCount
    frames = Self.storage(for: byteCount)
  }

  /// The same file of another machine.
  init(_ other: CachedFile) {
    (id, name, kind) = (other.id, other.name, other.kind)
    (byteCount, content) = (other.byteCount, other.content)
    (device, inode, isDeleted) = (other.device, other.inode, other.isDeleted)
    frames = FlatStorage(count: other.frames.count)
    frames.take(other.frames)
    remains = other.remains.map { Remains($0) }
    written = other.written.map { WrittenPages($0) }
    contentByteCount = other.contentByteCount
    (holes, unreadable) = (other.holes, other.unreadable)
    (isReadOnly, isExecutable) = (other.isReadOnly, other.isExecutable)
    cachedPageCount = other.cachedPageCount
    (isCharged, openCount) = (other.isCharged, other.openCount)
    mappings = other.mappings
  }

  private static func storage(for byteCount: UInt64) -> FlatStorage<PageFrameNumber> {
    let pages = min((byteCount + 4095) >> 12, CachedFile.mostPages)
    return FlatStorage(count: max(Int(pages), 1))
  }

  /// Pages that the cache has room for.
  var reservedPageCount: UInt64 { UInt64(frames.count) }

  func setByteCount(_ byteCount: UInt64) {
    self.byteCount = byteCount
    contentByteCount = min(contentByteCount, byteCount)
    reserve(byteCount)
  }

  /// Makes room for the pages of a file of this length, which it will have.
  func reserve(_ byteCount: UInt64) {
    guard (byteCount + 4095) >> 12 > reservedPageCount else { return }
    let longer = Self.storage(for: byteCount)
    guard longer.count > frames.count else { return }
    longer.copy(0..<frames.count, of: frames, to: 0)
    frames = longer
    remains?.grow(to: longer.count)
  }

  /// The most pages that an offset of `mmap2` and a 3 GiB address space can ever name of one file
  /// that Pagewalk keeps: 16 GiB.
  static let mostPages: UInt64 = 1 << 22

  /// Notes an area that maps pages of it. Linux: `__vma_link_file`.
  func note(_ link: AreaLink) { mappings.append(link) }

  /// Forgets an area that is no more. Linux: `__remove_shared_vm_struct`.
  ///
  /// - Complexity: O(areas that map the file)
  func forget(_ link: AreaLink) {
    if let place = mappings.lastIndex(of: link) { mappings.remove(at: place) }
  }

  /// Pages of the file, the last one perhaps not full.
  public var pageCount: UInt64 { (byteCount + 4095) >> 12 }

  /// Whether its pages count as shared memory rather than as file pages. Linux: `PageSwapBacked`.
  public var isSharedMemory: Bool { kind == .temporary || kind == .sharedAnonymous }

  /// The cached frame of a page. Linux: `find_get_page`.
  public func frame(at index: UInt64) -> PageFrameNumber? {
    guard index < UInt64(frames.count) else { return nil }
    let frame = frames[Int(index)]
    return frame == .none ? nil : frame
  }

  /// Whether reading a page of it has failed.
  func isUnreadable(at index: UInt64) -> Bool { unreadable.contains(index) }

  func setFrame(_ frame: PageFrameNumber, at index: UInt64) {
    cachedPageCount += (frame == .none ? 0 : 1) - (frames[Int(index)] == .none ? 0 : 1)
    frames[Int(index)] = frame
  }

  /// Calls `body` with every cached page in rising order.
  ///
  /// - Complexity: O(pages of the file)
  func forEachCachedPage(_ body: (UInt64, PageFrameNumber) -> Void) {
    guard cachedPageCount > 0 else { return }
    for index in 0..<frames.count where frames[index] != .none {
      body(UInt64(index), frames[index])
    }
  }
}
