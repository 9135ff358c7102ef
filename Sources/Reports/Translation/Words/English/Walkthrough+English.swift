import Drawing
import Hardware

extension WalkthroughPhrase: Worded {
  var english: String {
    switch self {
    case .progress(let number, let count): "step \(number) of \(count): "
    case .fault(let fault):
      "#PF error code 0x\(hexadecimal(fault.code.rawValue)); CR2 = \(fault.address.digits)"
    case .title(let idea, let report): idea.english(of: report)
    }
  }
}

extension WalkthroughIdea {
  fileprivate func english(of report: TranslationReport) -> String {
    switch self {
    case .segment: "from the program's address to the linear address"
    case .pagingOff: "paging is off"
    case .pieces: "the linear address is cut into its parts"
    case .lookup(let index): "is the page in the \(report.lookups[index].array)?"
    case .place(let index): "where the \(report.levels[index].kind.name) lies"
    case .entry(let index): "what the \(report.levels[index].kind.name) says"
    case .rights: "may this access be made?"
    case .physical: "the physical address"
    case .fault: "a page fault"
    case .forecast: "what Linux would do about it"
    }
  }
}

extension WalkthroughSentence: Worded {
  var english: String {
    switch self {
    case .selector(let selector):
      "The selector \(hexadecimal(selector.rawValue, digits: 4)) is \(selector.english)."
    case .descriptorPlace(let place, let descriptor):
      "Its descriptor is entry \(place.index) of the \(place.table), eight bytes at "
        + "\(place.base.digits) + \(place.index)*8 = \(place.address.digits): "
        + "\(hexadecimal(descriptor.rawValue, digits: 16))."
    case .descriptor(let descriptor): "It says: \(descriptor.english)."
    case .limit(let check): "The limit: \(check.english)."
    case .sum(let sum, let linear):
      "Base and offset make the linear address: \(sum) = \(linear.digits)."
    case .exception(let vector, let code, let refusal):
      "The chip raises \(vector.name) with error code 0x\(hexadecimal(code)): "
        + "\(refusal.english). Linux sends \(vector.signal)."
    case .flatness(let descriptor):
      "Every address a program uses is an offset in a segment. Here: "
        + "\(SegmentPhrase.flatness(descriptor).english)."
    case .pagingOff: "PG is clear in CR0: the linear address goes out on the bus as it is."
    case .cut(let pieces):
      "The chip does not add or compare here: the upper bits choose an entry of "
        + "\(pieces.count == 2 ? "one table" : "\(pieces.count - 1) tables") in turn, the rest is "
        + "the byte in the page. "
        + pieces.map { "\($0.english) \($0.number)" }.joined(separator: ", ") + "."
    case .compared(let lookup):
      lookup.setCount == 1
        ? "All lines of it are compared with the page's number."
        : "The page's number picks set \(lookup.lookup.set) of \(lookup.setCount); only its ways "
          + "are compared."
    case .verdict(let lookup): verdict(of: lookup)
    case .line(let base, let rights):
      "The line says: page at P:\(base.digits), \(rights.english)."
    case .stale(let disagreement):
      "The line is stale; nobody has flushed it. In the tables, \(disagreement.english)."
    case .tablePlace(let level, let isFirst):
      (isFirst ? "CR3 says where the first table lies" : "The entry before says where")
        + ": P:\(level.step.table.digits). The bits marked choose entry \(level.step.index), of "
        + "\(level.entrySize) bytes."
    case .bit(let bit): "\(bit.name): \(bit.english)."
    case .conclusion(let level): "So: \(level.english)."
    case .combination(let rights):
      "User and writable hold only if every level says so, no-execute if any does. "
        + "All levels together: \(rights.english)."
    case .access(let privilege, let access, let refusal):
      "A \(privilege.english) \(access.english): \(refusal?.english ?? "allowed")."
    case .frame(let frame): "It is in \(frame.english)."
    case .errorCode(let code): "The chip gives up and tells the kernel why: \(code.english)."
    case .step(let step): step.english
    }
  }

  private func verdict(of lookup: LookupEvidence) -> String {
    switch lookup.lookup.verdict {
    case .hit: "A hit in way \(lookup.lookup.way ?? 0): no walk, no read of RAM."
    case .miss: "None of them holds the page: a miss."
    case .clean:
      "A line holds the page, but this is the first write: a walk must set D in RAM."
    case .insufficient:
      "A line holds the page, but its rights do not suffice: a walk decides."
    }
  }
}
