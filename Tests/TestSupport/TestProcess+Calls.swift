import Hardware
import KernelModel

/// The calls, with page numbers for addresses and lengths.
extension TestProcess {
  /// `mmap` of anonymous private memory where the kernel likes, or at a hint.
  ///
  /// - Returns: the page where it lies.
  public func mmap(
    _ count: UInt32, _ protection: Protection = [.read, .write], hint: UInt32 = 0,
    adding flags: MapFlags = [], type: MapFlags = .copyOnWrite
  ) throws -> UInt32 {
    try kernel.mmap(
      MapRequest(
        address: page(hint), length: pages(count), protection: protection,
        flags: flags.union([type, .anonymous])), by: process
    ).pageNumber
  }

  /// `mmap` of a file, from its page `offset`.
  public func mmap(
    _ descriptor: Int32, _ count: UInt32, _ protection: Protection, _ type: MapFlags,
    at number: UInt32 = TestProcess.firstPage, offset: UInt32 = 0, adding flags: MapFlags = .fixed
  ) throws -> UInt32 {
    try kernel.mmap(
      MapRequest(
        address: page(number), length: pages(count), protection: protection,
        flags: flags.union(type), fileDescriptor: descriptor, pageOffset: offset), by: process
    ).pageNumber
  }

  public func munmap(_ number: UInt32, _ count: UInt32) throws {
    try kernel.munmap(page(number), length: pages(count), by: process)
  }

  public func mprotect(_ number: UInt32, _ count: UInt32, _ protection: Protection) throws {
    try kernel.mprotect(page(number), length: pages(count), protection, by: process)
  }

  /// - Returns: the page where the mapping lies now.
  @discardableResult
  public func mremap(
    _ number: UInt32, _ old: UInt32, _ new: UInt32, _ flags: MoveFlags = .mayMove, to: UInt32 = 0
  ) throws -> UInt32 {
    try kernel.mremap(
      MoveRequest(
        address: page(number), oldLength: pages(old), newLength: pages(new), flags: flags,
        newAddress: page(to)), by: process
    ).pageNumber
  }

  public func madvise(_ number: UInt32, _ count: UInt32, _ advice: Advice) throws {
    try kernel.madvise(page(number), length: pages(count), advice.rawValue, by: process)
  }

  public func mlock(_ number: UInt32, _ count: UInt32, onFault: Bool = false) throws {
    try kernel.mlock(page(number), length: pages(count), onFault: onFault, by: process)
  }

  public func munlock(_ number: UInt32, _ count: UInt32) throws {
    try kernel.munlock(page(number), length: pages(count), by: process)
  }

  /// `mincore`, as one digit a page.
  public func mincore(_ number: UInt32, _ count: UInt32) throws -> String {
    try kernel.mincore(page(number), length: pages(count), by: process)
      .map { $0 ? "1" : "0" }.joined()
  }

  /// Moves the break by a byte address. Returns where it is now.
  @discardableResult
  public func brk(_ address: UInt32) throws -> UInt32 {
    try kernel.brk(at(address), by: process).end.rawValue
  }

  /// Lets the heap begin at a page, as `exec` does.
  public func beginHeap(at number: UInt32) throws {
    var image = ProgramImageBounds()
    image.heapStart = page(number)
    image.heapEnd = page(number)
    try space.restore([], image: image, written: false)
  }

  /// A file of `count` pages, opened; every byte of its page p is 16 + p.
  public func open(
    _ count: UInt64, kind: CachedFile.Kind = .regular, name: String = "/file",
    byteCount: UInt64? = nil, readable: Bool = true, writable: Bool = true
  ) -> Int32 {
    let file = kernel.files.create(
      name, kind: kind, byteCount: byteCount ?? count << 12, content: .pattern(first: 16))
    return kernel.open(file, readable: readable, writable: writable, by: process)
  }
}
