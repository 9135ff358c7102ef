import Drawing
import Hardware

/// What a paging entry is, which decides what its bits mean.
enum EntryKind: String, Encodable, Sendable {
  /// One of PAE's four pointers. Linux: `pgd_t` under PAE.
  case pointer = "PDPTE"
  /// A directory entry that leads to a table. Linux: `pgd_t`, under PAE `pmd_t`.
  case directory = "PDE"
  /// A directory entry that maps 4 MiB itself, under PAE 2 MiB.
  case largePage = "PDE of a large page"
  /// An entry of a page table. Linux: `pte_t`.
  case table = "PTE"

  /// Three to five letters.
  var name: String { self == .largePage ? "PDE" : rawValue }

  init(_ level: PagingLevel, _ decision: Translation.Decision) {
    switch (level, decision) {
    case (.pointer, _): self = .pointer
    case (.directory, .page): self = .largePage
    case (.directory, _): self = .directory
    case (.table, _): self = .table
    }
  }
}

/// What one bit of an entry says.
package struct BitMeaning: Encodable, Sendable {
  /// The chip's name; in capitals when the bit is set.
  let name: String
  let isSet: Bool
  let words: String
}

/// One bit of a paging entry, and what the chip or Linux takes it to mean.
struct EntryBit: Sendable {
  let position: UInt64
  /// The chip's name, in capitals; `-` where the chip ignores the bit.
  let name: String
  let whenSet: String
  let whenClear: String

  private init(_ position: UInt64, _ name: String, _ whenSet: String, _ whenClear: String) {
    self.position = position
    self.name = name
    self.whenSet = whenSet
    self.whenClear = whenClear
  }

  func isSet(in entry: PageTableEntry) -> Bool { entry.rawValue >> position & 1 != 0 }

  // Intel SDM vol. 3, tables 4-5, 4-6, 4-8 to 4-11.
  private static let present = EntryBit(
    0, "P", "present", "not present: the chip reads no other bit, they belong to the kernel")
  private static let writable = EntryBit(
    1, "W", "writable, if every level says so",
    "read-only; for supervisor code too, as long as CR0.WP is set")
  private static let user = EntryBit(
    2, "U", "open to user code, if every level says so", "for supervisor code alone")
  private static let writeThrough = EntryBit(
    3, "PWT", "writes go through the cache at once", "writes may stay in the cache")
  private static let cacheDisabled = EntryBit(4, "PCD", "not to be cached", "may be cached")
  private static let accessed = EntryBit(
    5, "A", "used by a walk since somebody cleared the bit",
    "used by no walk since somebody cleared the bit")
  private static let dirty = EntryBit(
    6, "D", "written through since somebody cleared the bit", "not written through")
  private static let ignoredDirty = EntryBit(6, "-", "ignored", "ignored")
  private static let pageSize = EntryBit(7, "PS", "maps a large page itself", "leads to a table")
  private static let pageAttribute = EntryBit(
    7, "PAT", "memory type from the upper half of the PAT register",
    "memory type from the lower half of the PAT register")
  private static let largePageAttribute = EntryBit(
    12, "PAT", pageAttribute.whenSet, pageAttribute.whenClear)
  private static let global = EntryBit(
    8, "G", "its TLB line survives a load of CR3", "its TLB line goes when CR3 is loaded")
  private static let ignoredGlobal = EntryBit(8, "-", "ignored", "ignored")
  private static let special = EntryBit(
    9, "SPECIAL", "Linux: no struct page counts this mapping, as with the page of zeros",
    "Linux: the frame's struct page counts this mapping")
  private static let noExecute = EntryBit(
    63, "NX", "no code is fetched from it", "code may be fetched, if every level says so")

  /// The bits of a kind of entry, the highest first.
  static func all(of kind: EntryKind, isPAE: Bool) -> [EntryBit] {
    let rights = [accessed, cacheDisabled, writeThrough, user, writable, present]
    let top = isPAE ? [noExecute] : []
    switch kind {
    case .pointer: return [cacheDisabled, writeThrough, present]
    case .directory: return top + [ignoredGlobal, pageSize, ignoredDirty] + rights
    case .largePage: return top + [largePageAttribute, global, pageSize, dirty] + rights
    case .table: return top + [special, global, pageAttribute, dirty] + rights
    }
  }

  /// The bits by letter, as Bochs writes them: capitals are set, small letters clear. Of an entry
  /// that is not present but not empty P alone is the chip's.
  ///
  ///     g pat D A pcd pwt U W P SPECIAL
  static func letters(of entry: PageTableEntry, _ kind: EntryKind, isPAE: Bool) -> String {
    guard entry.isPresent || entry == .none else { return "p" }
    var words: [String] = []
    var marks: [String] = []
    for bit in all(of: kind, isPAE: isPAE) {
      let isSet = bit.isSet(in: entry)
      if bit.position == 9 || bit.position == 12 {
        // PAT of a large page lies off the row, SPECIAL is Linux's own: shown where they are set.
        if isSet { marks.append(bit.name) }
      } else {
        let word = isSet ? bit.name : bit.name.lowercased()
        words.append(bit.position == 7 ? word.left(3) : word)
      }
    }
    return (words + marks).joined(separator: " ")
  }

  /// What each bit of an entry says. Ignored bits are left out, Linux's own where it is clear, and
  /// of an entry that is not present all but P.
  static func meanings(
    in entry: PageTableEntry, _ kind: EntryKind, isPAE: Bool
  ) -> [BitMeaning] {
    all(of: kind, isPAE: isPAE).compactMap { bit in
      let isSet = bit.isSet(in: entry)
      guard bit.name != "-", isSet || bit.position != 9, entry.isPresent || bit.position == 0 else {
        return nil
      }
      return BitMeaning(
        name: isSet ? bit.name : bit.name.lowercased(), isSet: isSet,
        words: isSet ? bit.whenSet : bit.whenClear)
    }
  }
}
