import Drawing

extension HistoryPhrase {
  var english: String {
    switch self {
    case .booted: "the machine as it was booted"
    case .place(let command, let commandCount, let event, let eventCount):
      "after command \(command) of \(commandCount), event \(event) of \(eventCount)"
    case .interrupted: "interrupted"
    case .commands(let count): counted(count, "command")
    case .events(let count, let most, let bytes):
      "\(counted(count, "event")) remembered, at most \(most) (\(size(UInt64(bytes))))"
    }
  }
}
