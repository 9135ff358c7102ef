import Drawing
import Hardware

extension BitMeaning: Worded {
  package var english: String { isSet ? bit.englishWhenSet : bit.englishWhenClear }
}

extension EntryBit {
  fileprivate var englishWhenSet: String {
    switch self {
    case .present: "present"
    case .writable: "writable, if every level says so"
    case .user: "open to user code, if every level says so"
    case .writeThrough: "writes go through the cache at once"
    case .cacheDisabled: "not to be cached"
    case .accessed: "used by a walk since somebody cleared the bit"
    case .dirty: "written through since somebody cleared the bit"
    case .ignoredDirty, .ignoredGlobal: "ignored"
    case .pageSize: "maps a large page itself"
    case .pageAttribute, .largePageAttribute: "memory type from the upper half of the PAT register"
    case .global: "its TLB line survives a load of CR3"
    case .special: "Linux: no struct page counts this mapping, as with the page of zeros"
    case .noExecute: "no code is fetched from it"
    }
  }

  fileprivate var englishWhenClear: String {
    switch self {
    case .present: "not present: the chip reads no other bit, they belong to the kernel"
    case .writable: "read-only; for supervisor code too, as long as CR0.WP is set"
    case .user: "for supervisor code alone"
    case .writeThrough: "writes may stay in the cache"
    case .cacheDisabled: "may be cached"
    case .accessed: "used by no walk since somebody cleared the bit"
    case .dirty: "not written through"
    case .ignoredDirty, .ignoredGlobal: "ignored"
    case .pageSize: "leads to a table"
    case .pageAttribute, .largePageAttribute: "memory type from the lower half of the PAT register"
    case .global: "its TLB line goes when CR3 is loaded"
    case .special: "Linux: the frame's struct page counts this mapping"
    case .noExecute: "code may be fetched, if every level says so"
    }
  }
}

extension EntryAbsence: Worded {
  var english: String {
    switch self {
    case .neverMapped: "never mapped"
    case .forbidden(let frame): "PROT_NONE, its frame \(frame.digits) is kept"
    case .swapped(let type, let offset):
      "a swap entry: type \(type), offset \(hexadecimal(offset))"
    }
  }
}

extension EntryPhrase: Worded {
  var english: String {
    switch self {
    case .asKind(let kind): "as a \(kind.name): "
    case .targetLabel: "target"
    case .target(let target, let byteCount, let frame):
      (byteCount.map { "maps \(size(UInt64($0)))" } ?? "leads to the table")
        + " at P:\(target.digits)" + (frame.map { "; \($0.english)" } ?? "")
    }
  }
}
