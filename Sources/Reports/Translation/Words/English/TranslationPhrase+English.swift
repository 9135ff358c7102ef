import Drawing
import Hardware

extension TranslationPhrase: Worded {
  var english: String {
    switch self {
    case .bitsLabel: "bits"
    case .rightsLabel: "rights"
    case .access(let privilege, let access): "\(privilege.english) \(access.english)"
    case .pagingOff: "PG is clear: the linear address is the physical address"
    case .lookups(let lookups): lookups.map(\.english).joined(separator: "; ")
    case .stale(let disagreement): "STALE, nobody has flushed it: \(disagreement.english)"
    case .noWalk(let isStale):
      isStale ? "no walk; what it would find:" : "no walk; it would find the same:"
    case .firstWrite: "the first write: a walk must set D"
    case .insufficientRights: "the line's rights do not suffice: a walk"
    case .staleRights(let rights):
      "\(rights.english) in the tables; the TLB's line lets it pass"
    case .verdict(let rights, let privilege, let access, let refusal):
      "\(rights.english): \(privilege.english) \(access.english) \(refusal?.english ?? "allowed")"
    case .conclusion(let level): level.english
    case .memory(let isInRAM): isInRAM ? "RAM" : "no RAM: reads find all ones"
    }
  }
}

extension AddressPiece: Worded {
  package var english: String { selects?.name ?? "byte" }
}

extension LookupEvidence: Worded {
  package var english: String {
    var words = "\(array) set \(lookup.set) of \(setCount)"
    if let way = lookup.way { words += ", way \(way)" }
    words += ": \(lookup.verdict.english)"
    return line.map { "\(words), page at P:\($0.base.digits), \($0.rights.english)" } ?? words
  }
}

extension LevelEvidence: Worded {
  /// What follows from an entry.
  package var english: String {
    switch step.decision {
    case .notPresent: "not present: \((EntryAbsence(step.entry) ?? .neverMapped).english)"
    case .reserved: "present, and a bit that must be clear is set"
    case .table(let target) where step.level == .pointer:
      "directory at P:\(target.digits); held in the chip since CR3 was loaded"
    case .table(let target): "table at P:\(target.digits)\(remarks)"
    case .page(let target, let byteCount):
      "\(size(UInt64(byteCount))) at P:\(target.digits)\(remarks)"
    }
  }

  private var remarks: String {
    let set = setsBits.map(\.name).joined(separator: " and ")
    return (allows.map { "; so far \($0.english)" } ?? "")
      + (set.isEmpty ? "" : "; the access sets \(set)")
  }
}
