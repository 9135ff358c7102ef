import Drawing

/// What is said in the picture of the permanent kmaps.
enum PermanentMapPicturePhrase: Phrase, DetailedFact {
  case title(memory: UInt64)
  case summary(PermanentMapReport.Totals)
  /// How many tasks wait for a slot.
  case asleep(Int)
  /// The slot that was given out last stands in the title of the cells.
  case slots(last: Int)
  // The counts.
  case free, unflushed
  case users(Int)
  case usersFrom(Int)
  // The lines below.
  case holders
  case slot(Int)
  case process(Int32)
  case more(Int)

  var code: String {
    switch self {
    case .title: "pkmap-title"
    case .summary: "pkmap-summary"
    case .asleep: "asleep"
    case .slots: "slots"
    case .free: "free"
    case .unflushed: "unflushed"
    case .users: "users"
    case .usersFrom: "users-from"
    case .holders: "holders"
    case .slot: "slot"
    case .process: "process"
    case .more: "more"
    }
  }

  var details: Details {
    switch self {
    case .title(let memory): ["memory": memory]
    case .summary(let totals): ["totals": totals]
    case .asleep(let count), .more(let count): ["count": count]
    case .slots(let last): ["last": last]
    case .users(let count), .usersFrom(let count): ["users": count]
    case .slot(let slot): ["slot": slot]
    case .process(let process): ["process": process]
    case .free, .unflushed, .holders: [:]
    }
  }
}
