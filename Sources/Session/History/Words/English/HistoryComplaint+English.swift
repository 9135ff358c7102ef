extension HistoryComplaint {
  var english: Advice {
    switch self {
    case .halted(let command):
      Advice(
        "the machine is halted inside '\(command)'",
        note: "'finish' lets it end, 'continue' goes on to the next breakpoint")
    case .past(let command, let done, let count):
      Advice(
        "this is the past: \(command.map { "inside '\($0)', " } ?? "")\(done) of \(count) commands "
          + "are done",
        note: "'y' begins another history here with it, 'branch NAME' names one, "
          + "'goto end' returns")
    case .nameWouldChangeWhatFollowed(let isHalted):
      Advice(
        "a name given here would change what followed",
        note: isHalted ? "'finish' lets the halted command end" : "'goto end' returns")
    case .nameIsWordOfGoto(let name): Advice("'\(name)' is a word of 'goto'")
    case .nameIsLikeEvent(let name):
      Advice("a name begins with a letter: 'goto \(name)' goes to an event")
    }
  }
}
