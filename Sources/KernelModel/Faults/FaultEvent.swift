import Hardware

/// What the page-fault handler decided, in the order in which Linux decides it.
public enum FaultEvent: Hashable, BitwiseCopyable, Sendable {
  /// The chip told of a fault. Linux: `exc_page_fault`.
  case taken(PageFault)
  /// The address belongs to the kernel's gigabyte. Linux: `do_kern_addr_fault`.
  case kernelAddress(VirtualAddress)
  /// `find_vma` found this area; the address may lie below it.
  case areaFound(start: VirtualAddress, end: VirtualAddress, options: AreaOptions, isBelow: Bool)
  /// The area cannot grow down to the address. Linux: `expand_downwards`, `acct_stack_growth`.
  case growthRefused(GrowthObstacle)
  /// No area ends above the address. Linux: `bad_area`.
  case noArea(VirtualAddress)
  /// The area does not allow the access. Linux: `access_error`.
  case accessRefused(options: AreaOptions, code: PageFault.Code)
  /// The area allows it.
  case accessAllowed(options: AreaOptions, code: PageFault.Code)
  /// The way that the handler takes from here.
  case path(FaultPath)
  /// A frame was taken for the page.
  case frameTaken(PageFrameNumber)
  /// So many cached pages around the address were mapped. Linux: `do_fault_around`.
  case mappedAround(first: VirtualAddress, count: UInt16)
  /// The resident pages changed, by kind. Linux: `add_mm_counter`.
  case residentChanged(anonymous: Int32, file: Int32, shared: Int32)
  /// An entry has a bit set that must be clear. Linux: `pgtable_bad`.
  case corruptedTable(VirtualAddress)
  /// The access faults again and again.
  case endless(VirtualAddress)
  /// How it ended.
  case ended(FaultOutcome)
}

/// The branches of `handle_mm_fault`.
public enum FaultPath: UInt8, Hashable, BitwiseCopyable, Sendable, CaseIterable {
  /// First read of private memory: the page of zeros, read-only. `do_anonymous_page`
  case zeroPage
  /// First write of private memory: a frame of its own. `do_anonymous_page`
  case anonymousPage
  /// Read of a file's page. `do_read_fault`
  case fileRead
  /// Write to a private mapping of a file: a copy. `do_cow_fault`
  case fileCopy
  /// Write to a shared mapping. `do_shared_fault`
  case fileShared
  /// Write to the page of zeros: a frame of its own. `wp_page_copy`
  case copyZeroPage
  /// Write to a page that others map too: a copy. `wp_page_copy`
  case copyPage
  /// Write to a page that nobody else maps: it is made writable. `wp_page_reuse`
  case reusePage
  /// Write to a clean page of a shared mapping. `wp_page_shared`
  case sharedWrite
  /// The entry allows the access already. `spurious`
  case spurious
  /// A page that the kernel shows to every process. `special_mapping_fault`
  case specialPage
  /// A page that is in swap: it comes back. `do_swap_page`
  case swapIn
}
