import Hardware

/// A file as somebody opened it. Linux: `struct file`.
public struct OpenFile {
  public let file: CachedFile
  public let isReadable: Bool
  public let isWritable: Bool
  /// Descriptors and areas that hold it. Linux: `f_count`.
  public internal(set) var useCount: Int
}

/// Every file of the machine, its opens, and the page cache between them.
///
/// 1. An open's `useCount` is the number of descriptors and areas that hold it.
/// 2. A deleted file without opens is gone, and its pages are free.
public final class FileTable {
  let memory: PhysicalMemory
  let pages: PageMap
  let allocator: PageAllocator
  let swap: SwapSpace
  let commit: CommitCharge
  private var files: [CachedFile?] = [nil]
  private var opens: [OpenFile?] = [nil]
  private(set) var freeOpens: [OpenFileID] = []
  private(set) var freeFiles: [FileID] = []
  private(set) var nextInode: UInt64 = 17
  private(set) var nextAnonymousInode: UInt64 = 1

  /// Who finds files that the machine does not have; nil for nobody.
  public var source: (any FileSource)?

  init(
    memory: PhysicalMemory, pages: PageMap, allocator: PageAllocator, swap: SwapSpace,
    commit: CommitCharge
  ) {
    self.memory = memory
    self.pages = pages
    self.allocator = allocator
    self.swap = swap
    self.commit = commit
  }

  /// Becomes what that of another kernel is; who finds files stays.
  ///
  /// - Complexity: O(files and their pages, and opens)
  func take(_ other: FileTable) {
    files = other.files.map { $0.map { CachedFile($0) } }
    opens = other.opens.map { open in
      open.map {
        OpenFile(
          file: self[$0.file.id], isReadable: $0.isReadable, isWritable: $0.isWritable,
          useCount: $0.useCount)
      }
    }
    (freeOpens, freeFiles) = (other.freeOpens, other.freeFiles)
    (nextInode, nextAnonymousInode) = (other.nextInode, other.nextAnonymousInode)
  }

  // MARK: Files

  /// Makes a file known under `name`.
  ///
  /// - Parameters:
  ///   - device: the root file system's by default.
  ///   - inode: numbered in order of creation when nil.
  @discardableResult
  public func create(
    _ name: String, kind: CachedFile.Kind = .regular, byteCount: UInt64,
    content: FileContent = .zeros,
    device: CachedFile.DeviceNumber = CachedFile.DeviceNumber(major: 0, minor: 2),
    inode: UInt64? = nil, isDeleted: Bool = false
  ) -> CachedFile {
    let number: UInt64
    if let inode {
      number = inode
    } else if kind == .sharedAnonymous {
      number = nextAnonymousInode
      nextAnonymousInode += 1
    } else {
      number = nextInode
      nextInode += 1
    }
    let id = freeFiles.popLast() ?? FileID(rawValue: UInt32(files.count))
    let file = CachedFile(
      id: id, name: name, kind: kind, byteCount: byteCount, content: content, device: device,
      inode: number, isDeleted: isDeleted)
    if Int(id.rawValue) == files.count {
      files.append(file)
    } else {
      files[Int(id.rawValue)] = file
    }
    if kind == .temporary, content != .zeros {
      // Its bytes are nowhere but in the cache.
      for index in 0..<file.pageCount {
        guard let frame = load(file, at: index) else { break }
        // As somebody wrote them. Linux: `shmem_write_end`.
        pages[frame].flags.insert([.dirty, .referenced])
      }
    }
    return file
  }

  /// The file with that name that is not deleted, the newest first.
  public func named(_ name: String) -> CachedFile? {
    files.last { $0?.name == name && $0?.isDeleted == false } ?? nil
  }

  /// The file with that number. Traps if there is none.
  public subscript(id: FileID) -> CachedFile {
    guard let file = files[Int(id.rawValue)] else { kernelBug("no file \(id.rawValue)") }
    return file
  }

  /// Every file, in the order in which their numbers were given.
  public var all: [CachedFile] { files.compactMap { $0 } }

  // MARK: Opens

  /// Opens a file; the caller holds it once.
  public func open(_ file: CachedFile, readable: Bool, writable: Bool) -> OpenFileID {
    file.openCount += 1
    let open = OpenFile(file: file, isReadable: readable, isWritable: writable, useCount: 1)
    if let id = freeOpens.popLast() {
      opens[Int(id.rawValue)] = open
      return id
    }
    opens.append(open)
    return OpenFileID(rawValue: UInt32(opens.count - 1))
  }

  public subscript(id: OpenFileID) -> OpenFile {
    guard let open = opens[Int(id.rawValue)] else { kernelBug("no open file \(id.rawValue)") }
    return open
  }

  /// The file behind an open.
  func file(of id: OpenFileID) -> CachedFile { self[id].file }

  /// Whether somebody has the file open for writing. Linux: `i_writecount` above 0.
  func hasWriter(_ file: CachedFile) -> Bool {
    opens.contains { $0?.file === file && $0?.isWritable == true }
  }

  /// Linux: `get_file`.
  func hold(_ id: OpenFileID) { opens[Int(id.rawValue)]?.useCount += 1 }

  /// Ends one hold of an open; the last one closes it. Linux: `fput`.
  public func release(_ id: OpenFileID) {
    opens[Int(id.rawValue)]?.useCount -= 1
    guard self[id].useCount == 0 else { return }
    let file = self[id].file
    opens[Int(id.rawValue)] = nil
    freeOpens.append(id)
    file.openCount -= 1
    guard file.openCount == 0, file.isDeleted else { return }
    dropPages(of: file)
    if file.isCharged { commit.uncharge(Int(file.pageCount)) }
    swap.forget(file.id)
    files[Int(file.id.rawValue)] = nil
    freeFiles.append(file.id)
  }

  /// How many descriptors and areas hold each open, by number.
  func useCounts() -> [(open: OpenFileID, count: Int)] {
    var counts: [(open: OpenFileID, count: Int)] = []
    forEachOpen { counts.append(($0, $1.useCount)) }
    return counts
  }

  /// Calls `body` with each open, by number.
  public func forEachOpen(_ body: (OpenFileID, OpenFile) -> Void) {
    for (slot, open) in opens.enumerated() {
      if let open { body(OpenFileID(rawValue: UInt32(slot)), open) }
    }
  }

  // MARK: Page cache

  /// Reads a page into the cache. Linux: `add_to_page_cache_lru` and the file system's `readpage`.
  ///
  /// A page of a file in memory that was not promised with the file is promised now.
  /// - Parameters:
  ///   - flags: how its frame is asked for.
  ///   - bytes: those of the page, where they were read from outside already.
  /// - Returns: the frame, or nil when memory is out or the file cannot be read there.
  func load(
    _ file: CachedFile, at index: UInt64, _ flags: AllocationFlags = .highUserMovable,
    _ bytes: ArraySlice<UInt8>? = nil
  ) -> PageFrameNumber? {
    guard !file.isSwapped(at: index) else { return swapIn(file, at: index)?.frame }
    guard let frame = takeFrame(for: file, at: index, flags.union(.zero)) else { return nil }
    if let bytes {
      fill(frame, with: bytes)
    } else if !fill(frame, from: file, at: index) {
      file.unreadable.insert(index)
      pages[frame].flags = []
      if file.isChargedByPage { commit.uncharge(1) }
      allocator.free(frame, order: 0)
      return nil
    }
    // Linux: `submit_bio`, in kB. A hole is not read.
    if !file.isSharedMemory, !file.isHole(index) { allocator.statistics[.pagedIn] += 4 }
    enter(frame, in: file, at: index)
    return frame
  }

  /// A frame for a page that the cache is to have, which it has not yet.
  func takeFrame(
    for file: CachedFile, at index: UInt64, _ flags: AllocationFlags
  ) -> PageFrameNumber? {
    let use: PageUse = file.isSharedMemory ? .sharedMemory : .file
    guard let frame = allocator.allocate(order: 0, flags, use: use) else { return nil }
    if file.isChargedByPage { commit.charge(1) }
    pages[frame].owner = file.id.rawValue
    pages[frame].index = UInt32(truncatingIfNeeded: index)
    pages[frame].flags.insert(file.isSharedMemory ? [.upToDate, .swapBacked] : .upToDate)
    return frame
  }

  /// Gives the cache a page that is filled. Linux: `add_to_page_cache_lru`.
  func enter(_ frame: PageFrameNumber, in file: CachedFile, at index: UInt64) {
    file.setFrame(frame, at: index)
    if let shadow = file.takeShadow(at: index) {
      swap.lists.comesBack(frame, shadow, hasSwap: swap.freeSlots > 0)
    }
    swap.lists.add(frame)
  }

  /// Frees every cached page of a file that nobody maps. Linux: `truncate_inode_pages`.
  func dropPages(of file: CachedFile) {
    file.forEachCachedPage { index, frame in drop(frame, of: file, at: index) }
    forgetSwapped(of: file, 0..<file.reservedPageCount)
  }

  /// Takes a page that nobody maps out of the cache; nothing is kept of it.
  func drop(_ frame: PageFrameNumber, of file: CachedFile, at index: UInt64) {
    file.setFrame(.none, at: index)
    if file.isChargedByPage { commit.uncharge(1) }
    swap.putPage(frame)
  }

  /// Whether one page more of the file may be promised. Linux: `shmem_acct_block`.
  func promisesPage(of file: CachedFile) -> Bool {
    !file.isChargedByPage || commit.allows(1, spaceTotal: nil, isPrivileged: true)
  }

  /// Frees cached pages that nobody maps; they read as zeros from now on.
  ///
  /// Linux: `shmem_fallocate` with `FALLOC_FL_PUNCH_HOLE`.
  func punchHole(in file: CachedFile, _ hole: Range<UInt64>) {
    for index in hole.clamped(to: 0..<file.pageCount) {
      file.holes.insert(index)
      file.written?.forget(index..<index + 1)
      if let frame = file.frame(at: index) { drop(frame, of: file, at: index) }
    }
    forgetSwapped(of: file, hole)
  }

  /// Gives a file another length. What goes is out of every address space already.
  ///
  /// Linux: `truncate_setsize`.
  func setByteCount(_ byteCount: UInt64, of file: CachedFile) {
    file.setByteCount(byteCount)
    for index in file.pageCount..<max(file.pageCount, file.reservedPageCount) {
      if let frame = file.frame(at: index) { drop(frame, of: file, at: index) }
    }
    forgetSwapped(of: file, file.pageCount..<max(file.pageCount, file.reservedPageCount))
    file.written?.forget(file.pageCount..<max(file.pageCount, file.reservedPageCount))
    let rest = Int(byteCount & 0xfff)
    guard rest > 0 else { return }
    file.written?.clear(byteCount >> 12, from: rest)
    guard let frame = file.frame(at: byteCount >> 12) else { return }
    memory.fillBytes(of: frame) { span in
      for place in rest..<4096 { span[place] = 0 }
    }
  }
}
