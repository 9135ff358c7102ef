import Drawing
import Hardware
import KernelModel

extension WindowEvent: Worded {
  public var english: String {
    switch self {
    case .blockChosen(let start, let end):
      "lowest free block that fits: \(start.digits)-\(end.digits)"
    case .areaMade(let start, let byteCount):
      "area \(start.digits)-\((start + byteCount).digits), its guard page included"
    case .areaFreedLazily(let start, let pages):
      "area \(start.digits) waits for a flush with \(counted(Int(pages), "page")) in all"
    case .purged(let count, _, _):
      "\(counted(Int(count), "area")) \(count == 1 ? "is" : "are") usable again after one flush"
    case .directorySynchronized(let address, let directory, let isLazy):
      "directory \(directory.digits) learns of \(address.digits)"
        + (isLazy ? " by this fault" : " at once")
    case .slotTaken(let slot, let frame): "slot \(slot) now maps frame \(frame.digits)"
    case .slotCount(let slot, let count): "pkmap_count[\(slot)] = \(count)"
    case .slotsFlushed(let count):
      "\(counted(Int(count), "slot")) without users \(count == 1 ? "is" : "are") free after one "
        + "flush"
    case .sleepsForSlot(let sleeper):
      "every slot is held: process \(sleeper.process.rawValue) sleeps on pkmap_map_wait, frame "
        + sleeper.frame.digits
    case .woken(let sleeper):
      "process \(sleeper.process.rawValue) wakes and looks again for frame \(sleeper.frame.digits)"
    case .temporaryMapped(let address, let frame, let depth, let isOfTask):
      "frame \(frame.digits) at \(address.digits), temporary kmap \(depth) of "
        + (isOfTask ? "the task" : "this CPU")
    case .temporaryUnmapped(let address, let depth, let isOfTask):
      "\(address.digits) is free again after INVLPG, \(depth) left "
        + (isOfTask ? "to the task" : "on this CPU")
    case .temporariesSwitched(let task, let count, let isLeaving):
      "\(counted(Int(count), "temporary kmap")) of process \(task.rawValue) "
        + (isLeaving ? "cleared: it leaves the CPU" : "set again: it is back on the CPU")
    case .temporariesLost(let task, let count):
      "process \(task.rawValue) ends with \(counted(Int(count), "temporary kmap")) open: "
        + "DEBUG_LOCKS_WARN_ON(current->kmap_ctrl.idx)"
    case .highTableMapped(let frame):
      "the table at frame \(frame.digits) is in high memory: it needs an address first"
    case .fixmapSet(let address, let entry):
      "fixmap \(address.digits): \(hexadecimal(entry.rawValue, digits: 8)), then INVLPG"
    }
  }
}
