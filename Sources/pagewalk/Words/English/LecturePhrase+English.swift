extension LecturePhrase {
  var english: String {
    switch self {
    case .next(let command): "next: \(command)"
    case .isFirst: "this is the first line: there is none to go back to"
    case .cannotSkip: "the machine is halted: 'finish' lets the command end, 'goto end' comes back"
    case .hint(true): "Enter: carry it out; skip, previous, repeat; c: the rest; q: leave"
    case .hint(false): "Enter: step; finish: to the end of the command"
    }
  }
}
