import Drawing
import Grammar
import Hardware
import KernelModel
import Reports
import Topics

extension CompletionPhrase: Worded {
  var english: String {
    switch self {
    case .group(let group): "the group '\(group.english)'"
    case .topic(let kind): kind.english
    case .currentProcess(let name): "\(name), the current one"
    case .block(let order):
      "\(counted(1 << order, "frame")), \(shortSize(4096 << UInt64(order)))"
    case .home: "home"
    case .directory: "directory"
    case .file: "file"
    case .kmapped(let address): "kmapped at \(address.digits)"
    case .chunk(let memory, let count):
      "\(addressDigits(memory)), a chunk of \(counted(count, "byte"))"
    case .area(let kind, let count): "\(kind.english) of \(size(count))"
    case .temporaryMap(let frame): "of frame \(frame.digits), made last"
    case .fixedSlot(let slot, let isUsed): "slot \(slot), \(isUsed ? "mapped" : "free")"
    case .freePages(let count): counted(count, "free page")
    case .whateverOfFrame: "whatever concerns a frame"
    case .entryEvents: "\(EventKind.pte.english); with an address, of that one"
    case .entryOfAddress: "the entry of an address"
    case .entered: "when the kernel enters it"
    case .onlyIf: "only when a condition holds"
    case .eventFact(let fact): fact.english
    case .figure: "a figure"
    case .trace: "what is told of each command"
    case .theme: "how colours and weights look"
    case .journal: "how much is remembered of what happened"
    case .asItIs: "as it is now"
    case .oneOf(let bounds): "of \(bounds.lowerBound) to \(bounds.upperBound)"
    case .start: "the machine as it was booted"
    case .end: "after the last command"
    case .here: "where the machine stands"
    case .command: "the end of a command, by its number"
    case .commands(let count): counted(count, "command")
    case .cloneFlag(let flag): flag.english
    case .now(let value): "now \(value)"
    case .means(let name, let words): "\(name) is \(words)"
    case .parametersBehind(let names): "; then \(names.joined(separator: ", "))"
    }
  }
}

extension CompletionPhrase.EventFact: Worded {
  var english: String {
    switch self {
    case .order: "of the event's block"
    case .address: "the linear address"
    case .frame: "the frame"
    case .place: "where in RAM the entry lies"
    case .value: "the entry, or the count"
    case .process: "the process that runs"
    case .depth: "how many functions deep"
    }
  }
}

extension CompletionPhrase.CloneFlag: Worded {
  var english: String {
    switch self {
    case .memory: "the memory is shared"
    case .thread: "a thread of the caller"
    case .files: "open files are shared"
    case .directories: "directories are shared"
    case .signalHandlers: "signal handlers are shared"
    case .vfork: "the caller sleeps until the child is done with the memory"
    case .signalOfEnd: "the signal that tells of the end"
    }
  }
}
