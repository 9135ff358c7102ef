import Hardware

/// The place of a `VMArea` in the pool that holds them all; 0 leads nowhere.
public struct AreaLink: PoolLink, Hashable, BitwiseCopyable, Sendable {
  public var slot: UInt32
  public init(slot: UInt32) { self.slot = slot }
  public static let none = AreaLink(slot: 0)
  public var isNone: Bool { slot == 0 }
}

/// One mapped range of a process's address space. Linux: `struct vm_area_struct`.
///
/// The areas of an address space form a list in address order (`next`, `previous`) for walking
/// and a red-black tree (`left`, `right`, `parent`) for finding; both hold the same areas.
public struct VMArea: BitwiseCopyable, Sendable {
  /// First byte and first byte behind; both page-aligned. Linux: `vm_start`, `vm_end`.
  public internal(set) var start: VirtualAddress
  public internal(set) var end: VirtualAddress
  /// Linux: `vm_flags`.
  public internal(set) var options: AreaOptions
  /// Page of the file at `start`; for private anonymous memory `start`'s page number when the
  /// area was made, which a move may leave behind. Linux: `vm_pgoff`.
  public internal(set) var pageOffset: UInt32
  /// The open file behind it, 0 for none. Two opens of one file differ. Linux: `vm_file`.
  public internal(set) var file: OpenFileID
  /// Who keeps track of its private pages; 0 until the first of them. Linux: `anon_vma`.
  public internal(set) var anonymous = AnonymousMemoryID.none
  /// First link of the chain to every `anon_vma` that its pages may belong to.
  /// Linux: `anon_vma_chain`.
  var chain = ChainLink.none
  /// What the kernel itself made, as opposed to `mmap`.
  public internal(set) var kind: Kind
  /// Its colour in the red-black tree.
  public internal(set) var isRed = false
  /// The address space it belongs to. Linux: `vm_mm`.
  public internal(set) var space: AddressSpaceID
  public internal(set) var next = AreaLink.none
  public internal(set) var previous = AreaLink.none
  public internal(set) var parent = AreaLink.none
  public internal(set) var left = AreaLink.none
  public internal(set) var right = AreaLink.none
  /// The largest gap below any area of this subtree, in bytes. Linux: `rb_subtree_gap`.
  public internal(set) var subtreeGap: UInt32 = 0
  /// The slab object that stands for it. Linux: the `vm_area_struct` itself.
  public internal(set) var object = VirtualAddress(rawValue: 0)

  /// Areas that no system call makes. Linux tells them by `vm_ops` and `vm_private_data`.
  public enum Kind: UInt8, BitwiseCopyable, Sendable {
    case ordinary
    /// Data that the kernel shows to every process. `[vvar]`
    case kernelData
    /// A second page range of the same kind on recent kernels. `[vvar_vclock]`
    case kernelClockData
    /// Code that the kernel shows to every process. `[vdso]`
    case kernelCode
    /// `MAP_PRIVATE` of `/dev/zero`: anonymous memory that bears the file's name.
    case privateZero
  }

  /// Bytes from `start` to `end`.
  public var byteCount: UInt32 { end - start }
  /// Pages from `start` to `end`.
  public var pageCount: UInt32 { byteCount >> 12 }
  public var isShared: Bool { options.contains(.shared) }

  /// Private memory without a file behind it. Linux: `vma_is_anonymous`.
  public var isAnonymous: Bool { file == .none && kind == .ordinary || kind == .privateZero }

  /// Whether pages of a file can be seen in it. Linux: `vma->vm_file` of an area on `i_mmap`.
  var mapsFile: Bool { file != .none && !isAnonymous }

  public func contains(_ address: VirtualAddress) -> Bool { start <= address && address < end }

  /// Where the room that others may use ends: `start`, lowered by the guard gap of an area that
  /// grows down. Linux: `vm_start_gap`.
  func guardedStart(gap: UInt32) -> VirtualAddress {
    guard options.contains(.growsDown) else { return start }
    return start.rawValue < gap ? VirtualAddress(rawValue: 0) : start - gap
  }

  /// The page offset of an address inside the area. Linux: `linear_page_index`.
  public func pageOffset(of address: VirtualAddress) -> UInt32 {
    pageOffset &+ (address - start) >> 12
  }
}
