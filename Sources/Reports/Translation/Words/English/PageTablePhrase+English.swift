import Drawing
import Hardware
import KernelModel

extension LeafOwner: Worded {
  package var english: String {
    switch self {
    case .section: return ""
    case .area(let name, isPageOfZeros: false): return name
    case .area(let name, isPageOfZeros: true): return name.isEmpty ? "zeros" : "\(name), zeros"
    case .noArea(let isPageOfZeros): return isPageOfZeros ? "NO AREA, zeros" : "NO AREA"
    case .protNone: return "PROT_NONE"
    case .swapped: return "swapped"
    case .vmalloc(let kind): return kind?.english ?? "no area"
    case .permanentSlot(let slot, let count): return "slot \(slot), count \(count)"
    case .fixedSlot(let name): return name ?? "no slot"
    case .table(let target): return "table P:\(target.digits)"
    }
  }
}

extension PageTablePhrase: Worded {
  var english: String {
    switch self {
    case .title(let column): column.english
    case .directory(let process): "process \(process): page directory at "
    case .use(let pages, let tables):
      (pages == 0 ? ": nothing" : ": \(counted(pages, "page")) mapped")
        + (tables == 0 ? "" : ", \(counted(tables, "table"))")
    case .frames(let first, let last, let count, let isContiguous):
      (isContiguous ? "" : "\(count) in ")
        + (first == last ? first.digits : "\(first.digits)-\(last.digits)")
    case .audit(let resident, let tables):
      "user space: \(resident.found) pages that count "
        + "\(resident.found == resident.counted ? "=" : "and") RSS \(resident.counted), "
        + "\(tables.found) tables \(tables.found == tables.counted ? "=" : "and") "
        + "VmPTE \(tables.counted)"
    case .broken(let words): "\(words): BROKEN"
    case .unfinished(let pages, let tables):
      [unfinished(pages, "page"), unfinished(tables, "table")].compactMap(\.self)
        .joined(separator: ", ")
    case .range(let process, let start, let end, let count):
      "process \(process), \(start.digits)-\(hexadecimal(end, digits: 8)): "
        + (count == 0 ? "nothing is mapped" : "\(counted(count, "entry", "entries")) not empty")
    }
  }

  private func unfinished(_ surplus: Int, _ noun: String) -> String? {
    switch surplus {
    case 0: nil
    case 1...: "\(counted(surplus, noun)) of user space not counted yet"
    default: "\(counted(-surplus, noun)) of user space counted and not there yet, or no more"
    }
  }
}

extension PageTablePhrase.Column: Worded {
  package var english: String {
    switch self {
    case .range: "range"
    case .size: "size"
    case .rights: "may"
    case .bits: "bits"
    case .entries: "entries"
    case .frames: "frames"
    case .owner: "what"
    }
  }
}
