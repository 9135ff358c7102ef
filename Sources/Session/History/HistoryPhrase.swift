import Drawing

/// What reports of the history say around their facts.
enum HistoryPhrase: Worded {
  case booted
  case place(command: Int, commandCount: Int, event: Int, eventCount: Int)
  case interrupted
  case commands(Int)
  case events(Int, most: Int, bytes: Int)
}
