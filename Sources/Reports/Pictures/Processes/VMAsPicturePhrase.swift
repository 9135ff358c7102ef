import Drawing
import Hardware

/// The words of the areas as list and tree.
enum VMAsPicturePhrase: Phrase, DetailedFact {
  case title(Int32, program: String)
  case counts(Int, blackHeight: Int)
  /// What `find_vma` compares, and where the area begins that it finds.
  case way(VirtualAddress, visits: Int, found: VirtualAddress?)
  case list
  /// The tree, and what is looked for in it.
  case tree(VirtualAddress)
  case lastChange
  case unchanged
  case step(AreaTreeChanges.Step)
  case stepsMore(Int)
  /// Areas that the tree does not show.
  case hidden(Int)
  /// The most bytes that are free below an area of the subtree.
  case largestGap(UInt32)
  case mark(AreaTreeChanges.Mark)

  var code: String {
    switch self {
    case .title: "title"
    case .counts: "counts"
    case .way: "way"
    case .list: "list"
    case .tree: "tree"
    case .lastChange: "last-change"
    case .unchanged: "unchanged"
    case .step: "step"
    case .stepsMore: "steps-more"
    case .hidden: "hidden"
    case .largestGap: "largest-gap"
    case .mark: "mark"
    }
  }

  var details: Details {
    switch self {
    case .title(let process, let program): ["process": process, "program": program]
    case .counts(let areas, let height): ["areas": areas, "blackHeight": height]
    case .way(let address, let visits, let found):
      ["address": address, "visits": visits, "found": found]
    case .tree(let address): ["address": address]
    case .step(let step): ["step": step]
    case .stepsMore(let count), .hidden(let count): ["count": count]
    case .largestGap(let byteCount): ["bytes": byteCount]
    case .mark(let mark): ["mark": mark]
    case .list, .lastChange, .unchanged: [:]
    }
  }
}
