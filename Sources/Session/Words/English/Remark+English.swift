import Drawing
import Grammar

extension RemarkReport.Remark: Worded {
  package var english: String {
    switch self {
    case .collectsForBreakpoint(let number):
      "what follows, up to 'end', is for breakpoint \(number)"
    case .collectsForName(let name): "what follows, up to 'end', is what '\(name)' stands for"
    case .nothingToHaltAt: "nothing in it to halt at: it is done"
    case .cutShort(let interruption):
      "interrupted after \(interruption.done) of \(interruption.total) "
        + "\(interruption.unit == .page ? "pages" : "calls"); the rest was not done"
    case .isTorn(let command): "'\(command)' has no end and was not carried out: it is torn off"
    case .notAllShown: "interrupted; not all of it is shown"
    case .stoppedBefore(let rest): "interrupted; '\(rest)' was not carried out"
    case .stoodFor(let macro): "'\(macro.name)' stood for \(macro.words)"
    case .cannotFollow(let refusal): "the picture is followed no more: \(refusal.english.message)"
    case .eventsWereLetGo(let count):
      "the journal is full: events up to @\(count) were let go; 'goto' still leads there"
    case .wasRead(let typed, .eightDigits, _):
      "\(typed) was read in hexadecimal: eight digits are an address"
    case .wasRead(let typed, .sevenDigits, _):
      "\(typed) was read as 0\(typed): it has seven digits, an address has eight"
    }
  }
}
