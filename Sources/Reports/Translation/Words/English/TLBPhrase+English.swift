import Drawing
import Hardware

extension TLBPhrase: Worded {
  var english: String {
    switch self {
    case .title(let column): column.english
    case .use(let used, let count): "\(used) of \(counted(count, "line")) in use"
    case .rights(let rights, let isGlobal):
      rights.english + (rights.contains(.dirty) ? ", D" : "") + (isGlobal ? ", G" : "")
    case .staleMark: "STALE"
    case .allAgree: "every line agrees with the tables"
    case .walks(let walks, let read, let written, let faults):
      "\(counted(walks, "walk")) read \(counted(read, "entry", "entries")) of the tables and "
        + "wrote \(written); \(counted(faults, "fault"))"
    case .drops(let loads, let invalidations, let flushes, let lines):
      "\(counted(loads, "load")) of CR3, \(invalidations) INVLPG, "
        + "\(counted(flushes, "whole flush", "whole flushes")): \(counted(lines, "line")) dropped"
    }
  }
}

extension TLBPhrase.Column: Worded {
  package var english: String {
    switch self {
    case .array: "array"
    case .set: "set"
    case .way: "way"
    case .linear: "linear"
    case .size: "size"
    case .physical: "physical"
    case .rights: "may"
    case .hits: "hits"
    case .linesAndWays: "lines/ways"
    case .used: "used"
    case .misses: "misses"
    case .fills: "fills"
    case .evictions: "evicted"
    case .reach: "reach"
    }
  }
}
