import Drawing
import Hardware
import KernelModel

extension AreaPhrase: Worded {
  var english: String {
    switch self {
    case .list(let process, let count):
      "process \(process): mm->mmap, \(counted(count, "area")) in a list"
    case .tree(let process, let count):
      "process \(process): \(counted(count, "area")), R red, B black, lower addresses above"
    case .pages(let count): counted(count, "page")
    case .listTotal(let count, let totalVM):
      "\(count) pages in the list, total_vm \(totalVM)" + (count == totalVM ? "" : ": DIFFERENT")
    case .violation(let violation): "\(violation.number): \(violation.english)"
    case .treeHolds(let blackHeight):
      "list = tree, no red node below a red one, \(counted(blackHeight, "black node")) on every "
        + "way down"
    case .lastChange: "the last change"
    case .stepsMore(let count): "and \(count) steps more"
    }
  }
}

extension AreaColumn: Worded {
  var english: String {
    switch self {
    case .tree: "tree"
    case .mode: "mode"
    case .gap: "gap"
    case .largest: "largest"
    case .name: "name"
    }
  }
}

extension AreaLinkName: Worded {
  var english: String {
    switch self {
    case .previous: "prev"
    case .next: "next"
    case .tree: "tree"
    case .up: "up"
    case .left: "left"
    case .right: "right"
    }
  }
}

extension AreaTreeChanges.Step: Worded {
  package var english: String {
    switch kind {
    case .entered: "\(area.digits) enters as a red leaf"
    case .left: "\(area.digits) leaves"
    case .tookPlace: "\(area.digits) takes the place of \(other?.digits ?? "")"
    case .rotated: "\(area.digits) rises above \(other?.digits ?? "")"
    case .recoloured: "\(area.digits) becomes \(isRed ? "red" : "black")"
    }
  }
}

extension AreaTreeChanges.Mark: Worded {
  package var english: String {
    switch self {
    case .entered: "new"
    case .tookPlace: "took a place"
    case .rose: "rose"
    case .turnedRed: "now red"
    case .turnedBlack: "now black"
    }
  }
}
