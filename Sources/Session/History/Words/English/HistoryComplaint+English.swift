import Grammar
import KernelModel

extension HistoryComplaint {
  package var english: ErrorWords {
    switch self {
    case .machineIsSpoilt:
      ErrorWords(
        "the kernel cannot go on in a machine whose RAM was changed behind its back",
        note: "nothing was done; 'undo' takes back what was done last")
    case .halted(let command):
      ErrorWords(
        "the machine is halted inside '\(command)'",
        note: "'finish' lets it end, 'continue' goes on to the next breakpoint")
    case .past(let command, let done, let count):
      ErrorWords(
        "this is the past: \(command.map { "inside '\($0)', " } ?? "")\(done) of \(count) commands "
          + "are done",
        note: "'y' begins another history here with it, 'branch NAME' names one, "
          + "'goto end' returns")
    case .nameWouldChangeWhatFollowed(let isHalted):
      ErrorWords(
        "a name given here would change what followed",
        note: isHalted ? "'finish' lets the halted command end" : "'goto end' returns")
    case .nameIsReserved(let name):
      ErrorWords(
        "'\(name)' is a word of 'goto' and 'diff'",
        note: "a name may be anything but " + PointName.reserved.joined(separator: ", "))
    case .nameIsOfBranch(let name):
      ErrorWords("'\(name)' is a branch", note: "'branch' lists the names that are taken")
    case .nameIsOfCheckpoint(let name):
      ErrorWords("'\(name)' is a checkpoint", note: "'delete checkpoint \(name)' frees the name")
    case .wayWasInterrupted:
      ErrorWords("interrupted on the way; the machine is where it was")
    case .hostHasNoRoom(let byteCount):
      ErrorWords(
        "the host refuses \(byteCount) bytes of memory for another machine",
        note: "the machine is where it was; 'ulimit -v' may limit it")
    case .nameIsLikeEvent(let name):
      ErrorWords("a name begins with a letter: 'goto \(name)' goes to an event")
    }
  }
}
