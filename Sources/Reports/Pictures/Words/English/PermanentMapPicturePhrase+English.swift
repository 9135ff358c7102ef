import Drawing

extension PermanentMapPicturePhrase {
  var english: String {
    switch self {
    case .title(let memory): "Permanent kmaps of a machine with \(size(memory)) of RAM"
    case .summary(let totals):
      "Of \(totals.slots) slots \(totals.held) are held, \(totals.unflushed) wait for the flush "
        + "and \(totals.free) are free."
    case .asleep(let count):
      "\(counted(count, "task")) \(count == 1 ? "sleeps" : "sleep") until a slot is free."
    case .slots(let last): "a letter is a slot with its pkmap_count; slot \(last) was given last"
    case .free: "free"
    case .unflushed: "to be flushed"
    case .users(let count): counted(count, "user")
    case .usersFrom(let count): "\(count) or more"
    case .holders: "slots in use and their frames"
    case .slot(let slot): "slot \(slot)"
    case .process(let process): "process \(process)"
    case .more(let count): "and \(counted(count, "slot")) more"
    }
  }
}
