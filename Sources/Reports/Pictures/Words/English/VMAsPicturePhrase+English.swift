import Drawing
import Hardware

extension VMAsPicturePhrase {
  var english: String {
    switch self {
    case .title(let process, let program):
      "Areas of process \(process) (\(program)): list and red-black tree"
    case .counts(let areas, let height):
      "\(counted(areas, "area")) in a list and in a red-black tree, "
        + "\(counted(height, "black node")) on every way down."
    case .way(let address, let visits, let found?):
      "find_vma(\(address.digits)) compares \(counted(visits, "area")) and finds the one at "
        + "\(found.digits)."
    case .way(let address, let visits, nil):
      "find_vma(\(address.digits)) compares \(counted(visits, "area")) and finds none that "
        + "ends above."
    case .list: "the list, in the order of addresses"
    case .tree(let address): "the tree; thick: the way of find_vma(\(address.digits))"
    case .lastChange: "the last change of the tree"
    case .unchanged: "none: the tree is as exec or fork built it"
    case .step(let step): step.english
    case .stepsMore(let count): "\(counted(count, "step")) more"
    case .hidden(let count): "\(counted(count, "area")) more below the nodes shown"
    case .largestGap(let byteCount): "largest gap \(shortSize(UInt64(byteCount)))"
    case .mark(let mark): mark.english
    }
  }
}
