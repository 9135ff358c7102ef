import Hardware

/// The verbs by which the kernel changes page tables, all of which lie in simulated RAM.
///
///     two-level:  directory, 1024 words ──► table, 1024 words ──► frame
///     PAE:        4 pointers ──► directory, 512 double words ──► table, 512 double words ──► frame
///
/// Directory entries 768 to 1023 (under PAE the fourth pointer's directory) map the kernel's
/// gigabyte and are the same in every process. Linux: `pgd_alloc`, `pte_alloc_one`,
/// `free_pgtables`; `arch/x86/mm/pgtable.c`.
public final class PageTables {
  let machine: Machine
  private let memory: PhysicalMemory
  private let allocator: PageAllocator
  private let pages: PageMap
  private let slabs: SlabAllocator
  private let tracer: Tracer
  private let layout: KernelLayout
  /// The kernel's own directory, from which all others copy. Linux: `swapper_pg_dir`.
  public let kernelDirectory: PhysicalAddress
  /// Every process's directory, oldest first. Linux: `pgd_list`.
  private(set) var directories: [PhysicalAddress] = []
  /// Tables of processes come from high memory if it has room. Linux: `CONFIG_HIGHPTE`.
  let usesHighTables: Bool
  /// Tables from here on have no address of their own and are written through a temporary kmap.
  private let firstHighByte: UInt64
  /// The slots for that, once they exist.
  private weak var window: FixedMap?

  public let usesPAE: Bool
  /// Bytes of an entry.
  var entrySize: UInt64 { usesPAE ? 8 : 4 }
  /// Where the physical addresses end that an entry can name: 4 GiB, 1 TiB under PAE.
  var physicalEnd: UInt64 { usesPAE ? 1 << 40 : 1 << 32 }
  /// Bytes that one table maps: 4 MiB, 2 MiB under PAE. Linux: `PMD_SIZE`.
  public var tableSpan: UInt32 { 1 << tableShift }
  /// The exponent of `tableSpan`. Linux: `PMD_SHIFT`.
  var tableShift: UInt32 { usesPAE ? 21 : 22 }

  init(
    machine: Machine, allocator: PageAllocator, pages: PageMap, slabs: SlabAllocator,
    tracer: Tracer, kernelDirectory: PhysicalAddress, layout: KernelLayout, usesHighTables: Bool
  ) {
    self.usesHighTables = usesHighTables
    firstHighByte = usesHighTables ? UInt64(layout.lowFrameCount) << 12 : .max
    self.machine = machine
    memory = machine.memory
    self.allocator = allocator
    self.pages = pages
    self.slabs = slabs
    self.tracer = tracer
    self.kernelDirectory = kernelDirectory
    self.layout = layout
    usesPAE = layout.usesPAE
  }

  func take(_ other: PageTables) { directories = other.directories }

  // MARK: Entries

  /// The entry at a place in RAM.
  @inline(__always)
  public func entry(at place: PhysicalAddress) -> PageTableEntry {
    if usesPAE { return PageTableEntry(rawValue: memory.load(UInt64.self, at: place)) }
    return PageTableEntry(rawValue: UInt64(memory.load(UInt32.self, at: place)))
  }

  @inline(__always)
  private func store(_ entry: PageTableEntry, at place: PhysicalAddress) {
    if usesPAE {
      memory.store(entry.rawValue, at: place)
    } else {
      memory.store(UInt32(truncatingIfNeeded: entry.rawValue), at: place)
    }
  }

  /// Writes the entry that maps `address`. The TLB learns nothing of it. Linux: `set_pte_at`.
  ///
  /// - Parameter space: whose entry it is, for those who listen.
  @inline(__always)
  func set(
    _ entry: PageTableEntry, at place: PhysicalAddress, for address: VirtualAddress,
    in space: AddressSpaceID = .kernel
  ) {
    guard _fastPath(place.rawValue < firstHighByte) else {
      return setInHighTable(entry, at: place, for: address, in: space)
    }
    if _fastPath(!tracer.isObserved) {
      store(entry, at: place)
    } else {
      writeObserved(entry, at: place, for: address, in: space)
    }
  }

  /// The same for a table of the kernel, which never lies in high memory.
  ///
  /// - Parameter isHeard: whether somebody listens, for who has asked already.
  @inline(__always)
  func setKernelEntry(
    _ entry: PageTableEntry, at place: PhysicalAddress, for address: VirtualAddress, isHeard: Bool
  ) {
    if isHeard {
      writeObserved(entry, at: place, for: address, in: .kernel)
    } else {
      store(entry, at: place)
    }
  }

  @inline(never)
  private func writeObserved(
    _ entry: PageTableEntry, at place: PhysicalAddress, for address: VirtualAddress,
    in space: AddressSpaceID
  ) {
    let old = self.entry(at: place)
    store(entry, at: place)
    tracer.emit(.table(.entryWritten(address: address, from: old, to: entry, in: space)))
  }

  /// The slots through which tables of high memory are written.
  func useWindow(_ window: FixedMap) { self.window = window }

  /// Writes an entry of a table that has no address: it gets one for as long as that takes.
  ///
  /// The model maps the table once for each entry, Linux once for all that a loop writes.
  /// Linux: `pte_offset_map`, `pte_unmap`.
  @inline(never)
  private func setInHighTable(
    _ entry: PageTableEntry, at place: PhysicalAddress, for address: VirtualAddress,
    in space: AddressSpaceID
  ) {
    tracer.enter(.pteOffsetMap)
    defer { tracer.leave(.pteOffsetMap) }
    tracer.emit(.window(.highTableMapped(place.frame)))
    let mapped = try? window?.mapTemporary(place.frame)
    if tracer.isObserved {
      writeObserved(entry, at: place, for: address, in: space)
    } else {
      store(entry, at: place)
    }
    if let mapped { try? window?.unmapTemporary(mapped) }
  }

  /// Where the directory entry for `address` lies, or nil if its PAE pointer is not present.
  @inline(__always)
  public func directoryEntryPlace(
    of address: VirtualAddress, in directory: PhysicalAddress
  ) -> PhysicalAddress? {
    if !usesPAE { return directory + UInt64(address.rawValue >> 22) * 4 }
    let pointer = entry(at: directory + UInt64(address.rawValue >> 30) * 8)
    guard pointer.isPresent else { return nil }
    return pointer.frame.base + UInt64(address.rawValue >> 21 & 511) * 8
  }

  /// Where the table entry for `address` lies, or nil if there is no table for it.
  ///
  /// Linux: `pte_offset_map`.
  @inline(__always)
  public func entryPlace(
    of address: VirtualAddress, in directory: PhysicalAddress
  ) -> PhysicalAddress? {
    guard let place = directoryEntryPlace(of: address, in: directory) else { return nil }
    let table = entry(at: place)
    guard table.isPresent, !table.contains(.pageSize) else { return nil }
    return tableEntryPlace(of: address, in: table.frame)
  }

  @inline(__always)
  func tableEntryPlace(of address: VirtualAddress, in table: PageFrameNumber) -> PhysicalAddress {
    let index = usesPAE ? address.rawValue >> 12 & 511 : address.rawValue >> 12 & 1023
    return table.base + UInt64(index) * entrySize
  }

  /// The entry that maps `address`, or `.none` without a table.
  public func entry(of address: VirtualAddress, in directory: PhysicalAddress) -> PageTableEntry {
    guard let place = entryPlace(of: address, in: directory) else { return .none }
    return entry(at: place)
  }

  // MARK: Tables

  /// Makes a table for `address` if there is none. Linux: `__pte_alloc`, `__pte_alloc_kernel`.
  ///
  /// - Returns: where the entry lies and whether the table is new; nil when memory is out.
  func makeEntryPlace(
    of address: VirtualAddress, in directory: PhysicalAddress
  ) -> (place: PhysicalAddress, isNew: Bool)? {
    guard let place = directoryEntryPlace(of: address, in: directory) else { return nil }
    let old = entry(at: place)
    if old.isPresent { return (tableEntryPlace(of: address, in: old.frame), false) }
    let isUser = address < KernelLayout.pageOffset
    let flags: AllocationFlags =
      usesHighTables && isUser ? [.kernel, .zero, .highMemory] : [.kernel, .zero]
    guard let frame = allocator.allocate(order: 0, flags, use: .pageTable) else { return nil }
    tracer.emit(.table(.tableAllocated(frame: frame)))
    setDirectoryEntry(
      PageTableEntry(frame: frame, [.present, .writable, .user, .accessed, .dirty]), at: place,
      for: address)
    return (tableEntryPlace(of: address, in: frame), true)
  }

  func setDirectoryEntry(
    _ entry: PageTableEntry, at place: PhysicalAddress, for address: VirtualAddress
  ) {
    let old = self.entry(at: place)
    store(entry, at: place)
    tracer.emit(.table(.directoryEntryWritten(address: address, from: old, to: entry)))
  }

  /// Frees the tables that lie wholly between `floor` and `ceiling` and overlap `range`.
  ///
  /// A table stays as long as an area remains in the span that it maps. Linux: `free_pgtables`.
  /// - Returns: how many were freed.
  func freeTables(
    in directory: PhysicalAddress, covering range: Range<VirtualAddress>, floor: VirtualAddress,
    ceiling: VirtualAddress
  ) -> Int {
    var freed = 0
    let span = UInt64(tableSpan)
    var start = UInt64(range.lowerBound.rawValue) & ~(span - 1)
    let end = UInt64(range.upperBound.rawValue)
    while start < end {
      defer { start += span }
      guard start >= UInt64(floor.rawValue), start + span <= UInt64(ceiling.rawValue) else {
        continue
      }
      let address = VirtualAddress(rawValue: UInt32(start))
      guard let place = directoryEntryPlace(of: address, in: directory) else { continue }
      let table = entry(at: place)
      guard table.isPresent else { continue }
      setDirectoryEntry(.none, at: place, for: address)
      guard isTable(table.frame) else {
        tracer.emit(.table(.badDirectoryEntry(address: address, table)))
        continue
      }
      allocator.free(table.frame, order: 0)
      tracer.emit(.table(.tableFreed(frame: table.frame)))
      freed += 1
    }
    return freed
  }

  // MARK: Directories

  /// Makes the directory of a new process, with the kernel's entries in it. Linux: `pgd_alloc`.
  ///
  /// Under PAE the four pointers come from the slab `pgd_cache`, three directories are made at
  /// once and the fourth is the kernel's own.
  /// - Returns: nil when memory is out.
  func makeDirectory() -> PhysicalAddress? {
    guard let directory = usesPAE ? makePointers() : makeTopLevel() else { return nil }
    directories.append(directory)
    return directory
  }

  private func makeTopLevel() -> PhysicalAddress? {
    guard let frame = allocator.allocate(order: 0, [.kernel, .zero], use: .pageTable) else {
      return nil
    }
    let first = UInt64(KernelLayout.pageOffset.rawValue >> 22)
    for index in first..<1024 {
      store(entry(at: kernelDirectory + index * 4), at: frame.base + index * 4)
    }
    return frame.base
  }

  private func makePointers() -> PhysicalAddress? {
    guard let object = slabs.cache(.pageDirectory).allocate(.kernel),
      let pointers = layout.physicalAddress(of: object)
    else { return nil }
    for index in 0..<3 as Range<UInt64> {
      guard let frame = allocator.allocate(order: 0, [.kernel, .zero], use: .pageTable) else {
        for made in 0..<index { allocator.free(entry(at: pointers + made * 8).frame, order: 0) }
        slabs.cache(.pageDirectory).free(object)
        return nil
      }
      store(PageTableEntry(frame: frame, .present), at: pointers + index * 8)
    }
    store(entry(at: kernelDirectory + 3 * 8), at: pointers + 3 * 8)
    return pointers
  }

  /// Frees a directory whose tables are gone. Linux: `pgd_free`.
  func freeDirectory(_ directory: PhysicalAddress) {
    directories.removeAll { $0 == directory }
    guard usesPAE else { return allocator.free(directory.frame, order: 0) }
    for index in 0..<3 as Range<UInt64> {
      let pointer = entry(at: directory + index * 8)
      if isTable(pointer.frame) { allocator.free(pointer.frame, order: 0) }
    }
    slabs.cache(.pageDirectory).free(KernelLayout.pageOffset + UInt32(directory.rawValue))
  }

  /// Whether a frame was allocated for a table; what a stray entry leads to seldom was.
  private func isTable(_ frame: PageFrameNumber) -> Bool {
    pages.contains(frame) && pages[frame].use == .pageTable && pages[frame].useCount > 0
  }

  /// Page-table pages that an address space owns from the start: the three directories of PAE.
  var initialTableCount: Int { usesPAE ? 3 : 0 }
}
