/// The evidence for one translation: what the TLB and each level of the tables say, and what
/// follows from it. Made by `Machine.translate(_:_:_:)` without any effect on the machine.
public struct Translation: Hashable, Sendable {
  public var address: VirtualAddress
  public var access: Access
  public var privilege: Privilege
  public var mode: PagingMode
  /// CR3's table.
  public var directory: PhysicalAddress
  /// The arrays of the TLB that the access would ask, in order, up to the one that answers.
  public var lookups: [Lookup] = []
  /// The levels that a walk reads now, from the top down; empty with paging off.
  public var levels: [Level] = []
  /// The rights of all levels together, when the walk reaches a leaf.
  public var rights: Rights?
  /// Which rule forbids the access at the leaf.
  public var refusal: Refusal?
  /// What the tables say.
  public var walk: Outcome
  /// What the access would get now: the TLB's line where that is enough, else the walk's answer.
  public var outcome: Outcome

  /// The line of the TLB for the page, whether its rights suffice or not.
  public var line: TLBLine? { lookups.last.flatMap { $0.verdict == .miss ? nil : $0.line } }

  /// What the access asks of the TLB as a whole.
  public var verdict: TLBVerdict { lookups.last?.verdict ?? .miss }

  /// How the TLB's line differs from the tables, if it does.
  public var disagreement: Disagreement?

  /// Whether the TLB holds something that the tables no longer say.
  public var isStale: Bool { disagreement != nil }

  /// One array of the TLB and its answer.
  public struct Lookup: Hashable, Sendable {
    /// The array's place in `TLBGeometry.arrays`.
    public var array: Int
    public var set: Int
    /// The way that holds the page.
    public var way: Int?
    public var verdict: TLBVerdict
    /// What the way holds; empty on a miss.
    public var line: TLBLine
  }

  /// One level of the tables.
  public struct Level: Hashable, Sendable {
    public var level: PagingLevel
    /// The table's first byte.
    public var table: PhysicalAddress
    /// Which entry the address selects.
    public var index: Int
    /// `table + index * 4`, under PAE `* 8`.
    public var place: PhysicalAddress
    public var entry: PageTableEntry
    /// What the entry would be after the access: with accessed, or accessed and dirty, set.
    public var entryAfter = PageTableEntry.none
    public var decision = Decision.notPresent
    /// Whether the entry comes from the chip's memory of directory entries, not from RAM.
    public var isRemembered = false
  }

  /// What an entry leads to.
  public enum Decision: Hashable, Sendable {
    /// P is clear: the walk ends in a fault.
    case notPresent
    /// P is set, and so are these bits that must be clear: the walk ends in a fault.
    case reserved(UInt64)
    /// On to the table at that address.
    case table(PhysicalAddress)
    /// A page of that many bytes, from that address on.
    case page(PhysicalAddress, byteCount: Int)
  }

  /// Why the rights of a page forbid an access.
  public enum Refusal: Hashable, BitwiseCopyable, Sendable, CaseIterable {
    /// CPL 3 and U/S clear on some level.
    case supervisorPage
    /// A write and R/W clear on some level; for supervisor code with CR0.WP set.
    case readOnly
    /// A fetch and NX set on some level.
    case noExecute
    /// A supervisor fetch from a user page with CR4.SMEP set.
    case smep
    /// A supervisor read or write of a user page with CR4.SMAP set and EFLAGS.AC clear.
    case smap
  }

  /// How a line differs from the tables. Rights that the tables widened are none of these: the
  /// line only causes one more walk.
  public enum Disagreement: Hashable, Sendable {
    /// A level of the tables is not present, or has a reserved bit set.
    case unmapped(PagingLevel, PageTableEntry)
    /// The tables lead to another address than the line.
    case otherTarget(PhysicalAddress)
    /// The line grants what the tables do not: these are the tables' rights.
    case widerRights(Rights)
    /// The line takes writes without setting the dirty bit, which is clear in the leaf.
    case cleanLeaf(PageTableEntry)
  }

  public enum Outcome: Hashable, Sendable {
    case mapped(PhysicalAddress)
    case fault(PageFault)
  }
}

extension Translation.Outcome {
  /// The physical address, if there is one.
  public var physical: PhysicalAddress? {
    if case .mapped(let address) = self { return address }
    return nil
  }

  /// The page fault, if that is the answer.
  public var fault: PageFault? {
    if case .fault(let fault) = self { return fault }
    return nil
  }
}
