/// A level of the tables, from the leaves up.
public enum PagingLevel: UInt8, BitwiseCopyable, Sendable, CaseIterable, Comparable {
  /// An entry of a page table. Linux: `pte_t`.
  case table
  /// An entry of a page directory. Linux: `pgd_t`, under PAE `pmd_t`.
  case directory
  /// One of PAE's four directory pointers. Linux: `pgd_t` under PAE.
  case pointer

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
