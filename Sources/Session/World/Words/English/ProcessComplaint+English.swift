import Grammar
import Hardware
import KernelModel
import Reports

extension ProcessComplaint {
  var english: ErrorWords {
    switch self {
    case .ended(let process, nil):
      ErrorWords("process \(process.rawValue) has ended", note: "'undo' brings it back")
    case .ended(let process, let other?):
      ErrorWords(
        "process \(process.rawValue) has ended",
        note: "'undo' brings it back; 'switch \(other.rawValue)' goes on with another")
    case .hasNoMemory(let process):
      ErrorWords("process \(process.rawValue) has ended and has no memory")
    case .sleepsUntilChildLeaves(let process, let child):
      ErrorWords(
        "process \(process.rawValue) sleeps until process \(child.rawValue) execs or exits",
        note: "'switch \(child.rawValue)' speaks for the child")
    case .sleepsUntilSlotIsFree(let process, let frame):
      ErrorWords(
        "process \(process.rawValue) sleeps in kmap until a slot for frame \(frame.digits) is free",
        note: "'kunmap' of a frame with one user wakes it; 'pkmap' lists them")
    case .mayNotSwitch(let reason):
      ErrorWords(reason.english, note: "'kunmap_atomic' first; 'fixmap' shows what is open")
    case .cannotLoad(let reason): ErrorWords("it cannot be loaded: \(reason.english)")
    }
  }
}
