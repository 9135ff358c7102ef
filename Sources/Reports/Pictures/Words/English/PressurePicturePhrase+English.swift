import Drawing

extension PressurePicturePhrase {
  var english: String {
    switch self {
    case .title(let memory): "Memory under pressure: \(size(memory)) of RAM"
    case .summary(let unwritten, let written, let stays):
      "Of \(counted(unwritten + written + stays, "page")) on the lists \(unwritten) can leave as "
        + "they are, \(written) have to be written first and \(stays) have to stay."
    case .slots(let use):
      use.slots == 0
        ? "There is no swap." : "\(use.used) of \(counted(use.slots, "slot")) of swap are used."
    case .lists: "pages on the lists"
    case .departure(.unwritten): "leave as is"
    case .departure(.written): "written first"
    case .departure(.stays): "stay"
    case .tails: "looked at first; r: used since"
    case .tail: "tail"
    case .areas: "swap areas, each to its own scale"
    case .noArea: "no swap area is in use: private memory has nowhere to go"
    case .moreAreas(let count): counted(count, "more area")
    case .share(let use): "\(use.used) of \(counted(use.slots, "slot"))"
    case .out: "in swap alone"
    case .cached: "in memory as well"
    case .aside: "set aside for the CPU"
    }
  }
}
