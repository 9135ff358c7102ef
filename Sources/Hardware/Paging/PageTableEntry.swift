/// One entry of a page table or directory, as it lies in RAM: 32 bits, or 64 under PAE.
///
///     31            12 11  9 8 7 6 5 4   3   2   1   0
///     frame number     soft  G S D A PCD PWT U/S R/W P      S: page size (directory), PAT (table)
///
/// With P clear every other bit belongs to software. Linux: `pte_t`, `pmd_t`, `pgd_t`.
/// Intel SDM vol. 3, tables 4-5, 4-6 and 4-9 to 4-11.
public struct PageTableEntry: RawRepresentable, Hashable, BitwiseCopyable, Sendable {
  public var rawValue: UInt64

  @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The entry that maps nothing. Linux: `pte_none`.
  public static let none = PageTableEntry(rawValue: 0)

  /// An entry that leads to `frame` with the given bits.
  public init(frame: PageFrameNumber, _ bits: Bits) {
    rawValue = UInt64(frame.rawValue) << 12 | bits.rawValue
  }

  public struct Bits: OptionSet, Hashable, Sendable {
    public var rawValue: UInt64

    public init(rawValue: UInt64) { self.rawValue = rawValue }

    public static let present = Bits(rawValue: 1 << 0)
    public static let writable = Bits(rawValue: 1 << 1)
    public static let user = Bits(rawValue: 1 << 2)
    public static let writeThrough = Bits(rawValue: 1 << 3)
    public static let cacheDisabled = Bits(rawValue: 1 << 4)
    public static let accessed = Bits(rawValue: 1 << 5)
    public static let dirty = Bits(rawValue: 1 << 6)
    /// PS in a directory entry: it maps 4 MiB (2 MiB under PAE) itself. In a table entry: PAT.
    public static let pageSize = Bits(rawValue: 1 << 7)
    public static let global = Bits(rawValue: 1 << 8)
    /// The first of the three bits left to software. Linux: `_PAGE_SPECIAL`.
    public static let software1 = Bits(rawValue: 1 << 9)
    public static let software2 = Bits(rawValue: 1 << 10)
    public static let software3 = Bits(rawValue: 1 << 11)
    /// PAT of an entry that maps a large page.
    public static let largePagePAT = Bits(rawValue: 1 << 12)
    /// NX, under PAE with EFER.NXE.
    public static let noExecute = Bits(rawValue: 1 << 63)
  }

  /// The flag bits: all but the frame's number.
  public var bits: Bits {
    get { Bits(rawValue: rawValue & ~Self.frameMask) }
    set { rawValue = rawValue & Self.frameMask | newValue.rawValue }
  }

  /// Bits 51 to 12.
  public static let frameMask: UInt64 = 0x000f_ffff_ffff_f000

  /// Whether every one of `bits` is set.
  public func contains(_ bits: Bits) -> Bool { rawValue & bits.rawValue == bits.rawValue }

  /// The frame that the entry leads to: a page, or the table of a directory entry. Numbers that no
  /// machine has, of more than 32 bits, become the highest one.
  public var frame: PageFrameNumber {
    PageFrameNumber(rawValue: UInt32(clamping: (rawValue & Self.frameMask) >> 12))
  }

  /// The entry with `bits` set.
  public func setting(_ bits: Bits) -> Self { Self(rawValue: rawValue | bits.rawValue) }

  /// The entry with `bits` cleared.
  public func clearing(_ bits: Bits) -> Self { Self(rawValue: rawValue & ~bits.rawValue) }

  public var isPresent: Bool { contains(.present) }
  public var isWritable: Bool { contains(.writable) }
  public var isUser: Bool { contains(.user) }
  public var isAccessed: Bool { contains(.accessed) }
  public var isDirty: Bool { contains(.dirty) }
}
