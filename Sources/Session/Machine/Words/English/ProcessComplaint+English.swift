import Hardware
import KernelModel

extension ProcessComplaint {
  var english: Advice {
    switch self {
    case .ended(let process):
      Advice("process \(process.rawValue) has ended", note: "'quit' leaves Pagewalk")
    case .hasNoMemory(let process):
      Advice("process \(process.rawValue) has ended and has no memory")
    case .sleepsUntilChildLeaves(let process, let child):
      Advice(
        "process \(process.rawValue) sleeps until process \(child.rawValue) execs or exits",
        note: "'switch \(child.rawValue)' speaks for the child")
    case .sleepsUntilSlotIsFree(let process, let frame):
      Advice(
        "process \(process.rawValue) sleeps in kmap until a slot for frame \(frame.digits) is free",
        note: "'kunmap' of a frame with one user wakes it; 'pkmap' lists them")
    case .mayNotSwitch(let reason):
      Advice(reason.words, note: "'kunmap_atomic' first; 'fixmap' shows what is open")
    case .cannotLoad(let reason): Advice("it cannot be loaded: \(reason.words)")
    }
  }
}
