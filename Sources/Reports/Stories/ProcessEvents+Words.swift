import Drawing
import Hardware
import KernelModel

extension AddressSpaceEvent {
  var words: String? {
    switch self {
    // How the tree is balanced is for `vma tree` to show.
    case .visited, .rotated, .recoloured: nil
    case .began(let directory): "a new address space, its directory at \(directory.digits)"
    case .cacheHit(let start, let end): "\(range(start, end)) was found before: the cache knows it"
    case .gapFound(let start, let end): "the gap \(range(start, end)) fits"
    case .inserted(let start, let end, let options):
      "area \(range(start, end)) made: \(options.rights)"
    case .removed(let start, let end): "area \(range(start, end)) goes"
    case .merged(0, let start, let end): "area grows in place to \(range(start, end))"
    case .merged(let number, let start, let end):
      "merge case \(number): one area \(range(start, end))"
    case .split(let start, let place, let end):
      "area \(range(start, end)) is split at \(place.digits)"
    case .optionsChanged(let start, let end, let from, let to):
      "area \(range(start, end)): \(from.rights) becomes \(to.rights)"
    case .grewDown(let from, let to): "the stack grows down from \(from.digits) to \(to.digits)"
    case .breakMoved(let from, let to): "the heap's end moves from \(from.digits) to \(to.digits)"
    case .anonymousMemoryPrepared(let start, let isShared):
      isShared
        ? "the area at \(start.digits) shares its neighbour's anon_vma"
        : "the area at \(start.digits) gets an anon_vma"
    case .refused(let errno): errno.name
    }
  }

  private func range(_ start: VirtualAddress, _ end: VirtualAddress) -> String {
    "\(start.digits)-\(end.digits)"
  }
}

extension AreaOptions {
  /// `rw-p`, as in maps.
  var rights: String {
    (contains(.read) ? "r" : "-") + (contains(.write) ? "w" : "-")
      + (contains(.execute) ? "x" : "-") + (contains(.mayShare) ? "s" : "p")
  }
}

extension AreaOptions {
  /// The flag that lets a fault's access pass, as `access_error` tests it.
  fileprivate func permission(for code: PageFault.Code) -> String {
    if code.contains(.write) { return "VM_WRITE is set: a write is allowed" }
    let access = code.contains(.fetch) ? "a fetch" : "a read"
    if contains(.read) { return "VM_READ is set: \(access) is allowed" }
    return "VM_\(contains(.write) ? "WRITE" : "EXEC") is set, and what is there can be read"
  }

  /// The test of `access_error` that refuses.
  fileprivate func refusal(of code: PageFault.Code) -> String {
    if code.contains(.write) { return "VM_WRITE is not set" }
    if code.contains(.protection) {
      return code.contains(.fetch)
        ? "the page is there and may not be executed" : "the page is there and may not be read"
    }
    return "none of VM_READ, VM_WRITE, VM_EXEC is set"
  }
}

extension FaultEvent {
  var words: String? {
    switch self {
    case .taken, .frameTaken: nil
    case .kernelAddress(let address): "\(address.digits) belongs to the kernel"
    case .areaFound(let start, let end, let options, let isBelow):
      "area \(start.digits)-\(end.digits) \(options.rights) "
        + (!isBelow
          ? "contains the address"
          : options.contains(.growsDown)
            ? "begins above the address; VM_GROWSDOWN is set, so it may grow"
            : "begins above the address; VM_GROWSDOWN is not set")
    case .growthRefused(let obstacle): "it may not grow so far: \(obstacle.words)"
    case .corruptedTable(let address):
      "Oops: corrupted page table at address \(address.digits)"
    case .endless(let address):
      "\(address.digits) faults again and again: the chip walks other tables than the kernel mends"
    case .noArea(let address): "no area ends above \(address.digits)"
    case .accessRefused(let options, let code): "access_error: \(options.refusal(of: code))"
    case .accessAllowed(let options, let code): options.permission(for: code)
    case .path(let path): path.words
    case .mappedAround(let first, let count):
      count == 1
        ? "fault-around finds no other cached page to map"
        : "fault-around maps \(count) cached pages from \(first.digits) on"
    case .residentChanged(let anonymous, let file, let shared):
      [(anonymous, "RssAnon"), (file, "RssFile"), (shared, "RssShmem")]
        .filter { $0.0 != 0 }
        .map { "\($0.1) \($0.0 > 0 ? "+" : "-")\(abs($0.0) * 4) kB" }
        .joined(separator: ", ")
    case .ended(.handled(let isMajor)): isMajor ? "a major fault; try again" : "a minor fault; try again"
    case .ended(.signal(let signal)): signal.words
    case .ended(.outOfMemory): "no frame is free"
    }
  }
}

extension FaultPath {
  fileprivate var words: String {
    switch self {
    case .zeroPage: "first read: the page of zeros, read-only"
    case .anonymousPage: "first write: a frame of its own, filled with zeros"
    case .fileRead: "read of a file: its page in the cache"
    case .fileCopy: "write to a private file mapping: a copy of the page"
    case .fileShared: "first write to a shared mapping: the cache's own page, writable"
    case .copyZeroPage: "write to the page of zeros: a frame of its own"
    case .copyPage: "somebody else has the page too: a copy"
    case .reusePage: "nobody else has the page: it is reused, made writable"
    case .sharedWrite: "shared mapping: the page becomes writable and dirty"
    case .spurious: "the entry allows it already: the fault was spurious"
    case .specialPage: "a page that the kernel shows to every process"
    }
  }
}

extension WindowEvent {
  var words: String? {
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
