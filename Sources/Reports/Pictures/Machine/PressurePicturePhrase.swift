import Drawing

/// What is said in the picture of memory under pressure.
enum PressurePicturePhrase: Phrase, DetailedFact {
  case title(memory: UInt64)
  /// Pages on the lists, by how they can leave.
  case summary(unwritten: Int, written: Int, stays: Int)
  /// What is used of all areas.
  case slots(SwapUse)
  // The lists.
  case lists
  case departure(PageDeparture)
  case tails, tail
  // The swap areas.
  case areas, noArea
  case moreAreas(Int)
  /// What is used of one.
  case share(SwapUse)
  case out, cached, aside

  var code: String {
    switch self {
    case .title: "pressure-title"
    case .summary: "pressure-summary"
    case .slots: "slots"
    case .lists: "lists"
    case .departure: "departure"
    case .tails: "tails"
    case .tail: "tail"
    case .areas: "areas"
    case .noArea: "no-area"
    case .moreAreas: "more-areas"
    case .share: "share"
    case .out: "out"
    case .cached: "cached"
    case .aside: "aside"
    }
  }

  var details: Details {
    switch self {
    case .title(let memory): ["memory": memory]
    case .summary(let unwritten, let written, let stays):
      ["pages": unwritten + written + stays, "unwritten": unwritten, "written": written,
       "stays": stays]
    case .slots(let use), .share(let use): ["used": use.used, "slots": use.slots]
    case .departure(let departure): ["departure": departure]
    case .moreAreas(let count): ["count": count]
    case .lists, .tails, .tail, .areas, .noArea, .out, .cached, .aside: [:]
    }
  }
}
