import Drawing
import Hardware

/// What a paging entry is, which decides what its bits mean.
package enum EntryKind: String, Coded {
  /// One of PAE's four pointers. Linux: `pgd_t` under PAE.
  case pointer = "pdpte"
  /// A directory entry that leads to a table. Linux: `pgd_t`, under PAE `pmd_t`.
  case directory = "pde"
  /// A directory entry that maps 4 MiB itself, under PAE 2 MiB.
  case largePage = "pde-of-large-page"
  /// An entry of a page table. Linux: `pte_t`.
  case table = "pte"

  /// Intel's name.
  var name: String {
    switch self {
    case .pointer: "PDPTE"
    case .directory, .largePage: "PDE"
    case .table: "PTE"
    }
  }

  init(_ level: PagingLevel, _ decision: Translation.Decision) {
    switch (level, decision) {
    case (.pointer, _): self = .pointer
    case (.directory, .page): self = .largePage
    case (.directory, _): self = .directory
    case (.table, _): self = .table
    }
  }
}

/// One bit of a paging entry. Intel SDM vol. 3, tables 4-5, 4-6, 4-8 to 4-11.
package enum EntryBit: String, Coded {
  case present, writable, user
  case writeThrough = "write-through"
  case cacheDisabled = "cache-disabled"
  case accessed, dirty
  case ignoredDirty = "ignored-6"
  case pageSize = "page-size"
  case pageAttribute = "page-attribute"
  case largePageAttribute = "large-page-attribute"
  case global
  case ignoredGlobal = "ignored-8"
  /// Linux's own.
  case special
  case noExecute = "no-execute"

  var position: Int {
    switch self {
    case .present: 0
    case .writable: 1
    case .user: 2
    case .writeThrough: 3
    case .cacheDisabled: 4
    case .accessed: 5
    case .dirty, .ignoredDirty: 6
    case .pageSize, .pageAttribute: 7
    case .global, .ignoredGlobal: 8
    case .special: 9
    case .largePageAttribute: 12
    case .noExecute: 63
    }
  }

  /// The chip's name, in capitals; `-` where the chip ignores the bit.
  var name: String {
    switch self {
    case .present: "P"
    case .writable: "W"
    case .user: "U"
    case .writeThrough: "PWT"
    case .cacheDisabled: "PCD"
    case .accessed: "A"
    case .dirty: "D"
    case .pageSize: "PS"
    case .pageAttribute, .largePageAttribute: "PAT"
    case .global: "G"
    case .ignoredDirty, .ignoredGlobal: "-"
    case .special: "SPECIAL"
    case .noExecute: "NX"
    }
  }

  func isSet(in entry: PageTableEntry) -> Bool { entry.rawValue >> position & 1 != 0 }

  /// The bits of a kind of entry, the highest first.
  static func all(of kind: EntryKind, isPAE: Bool) -> [EntryBit] {
    let rights: [EntryBit] = [.accessed, .cacheDisabled, .writeThrough, .user, .writable, .present]
    let top: [EntryBit] = isPAE ? [.noExecute] : []
    switch kind {
    case .pointer: return [.cacheDisabled, .writeThrough, .present]
    case .directory: return top + [.ignoredGlobal, .pageSize, .ignoredDirty] + rights
    case .largePage: return top + [.largePageAttribute, .global, .pageSize, .dirty] + rights
    case .table: return top + [.special, .global, .pageAttribute, .dirty] + rights
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
      if bit == .special || bit == .largePageAttribute {
        // PAT of a large page lies off the row, SPECIAL is Linux's own: shown where they are set.
        if isSet { marks.append(bit.name) }
      } else {
        let word = isSet ? bit.name : bit.name.lowercased()
        words.append(bit.position == 7 ? word.left(3) : word)
      }
    }
    return (words + marks).joined(separator: " ")
  }
}

/// What one bit of an entry says.
package struct BitMeaning: Encodable, Sendable {
  let bit: EntryBit
  let isSet: Bool

  package func encode(to encoder: any Encoder) throws {
    try (["bit": bit, "position": bit.position, "isSet": isSet] as Details).encode(to: encoder)
  }

  /// The chip's name; in capitals when the bit is set.
  var name: String { isSet ? bit.name : bit.name.lowercased() }

  /// What each bit of an entry says. Ignored bits are left out, Linux's own where it is clear, and
  /// of an entry that is not present all but P.
  static func all(in entry: PageTableEntry, _ kind: EntryKind, isPAE: Bool) -> [BitMeaning] {
    EntryBit.all(of: kind, isPAE: isPAE).compactMap { bit in
      switch bit {
      case .ignoredDirty, .ignoredGlobal: return nil
      case .special where !bit.isSet(in: entry): return nil
      case _ where !entry.isPresent && bit != .present: return nil
      default: return BitMeaning(bit: bit, isSet: bit.isSet(in: entry))
      }
    }
  }
}
