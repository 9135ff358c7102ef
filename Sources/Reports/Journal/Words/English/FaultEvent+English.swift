import Drawing
import Hardware
import KernelModel

extension FaultEvent: Worded {
  public var english: String {
    switch self {
    case .taken(let fault):
      "a page fault at \(fault.address.digits), error code \(hexadecimal(fault.code.rawValue))"
    case .kernelAddress(let address): "\(address.digits) belongs to the kernel"
    case .areaFound(let start, let end, let options, let isBelow):
      "area \((start..<end).digits) \(options.mode) "
        + (!isBelow
          ? "contains the address"
          : options.contains(.growsDown)
            ? "begins above the address; VM_GROWSDOWN is set, so it may grow"
            : "begins above the address; VM_GROWSDOWN is not set")
    case .growthRefused(let obstacle): "it may not grow so far: \(obstacle.english)"
    case .noArea(let address): "no area ends above \(address.digits)"
    case .accessRefused(let options, let code): "access_error: \(options.refusal(of: code))"
    case .accessAllowed(let options, let code): options.permission(for: code)
    case .path(let path): path.english
    case .frameTaken(let frame): "frame \(frame.digits) is for the page"
    case .mappedAround(_, count: 1): "fault-around finds no other cached page to map"
    case .mappedAround(let first, let count):
      "fault-around maps \(count) cached pages from \(first.digits) on"
    case .residentChanged(let anonymous, let file, let shared):
      [(anonymous, "RssAnon"), (file, "RssFile"), (shared, "RssShmem")]
        .filter { $0.0 != 0 }
        .map { "\($0.1) \($0.0 > 0 ? "+" : "-")\(abs($0.0) * 4) kB" }
        .joined(separator: ", ")
    case .corruptedTable(let address):
      "Oops: corrupted page table at address \(address.digits)"
    case .endless(let address):
      "\(address.digits) faults again and again: the chip walks other tables than the kernel mends"
    case .ended(.handled(let isMajor)): "a \(isMajor ? "major" : "minor") fault; try again"
    case .ended(.signal(let signal)): signal.words
    case .ended(.outOfMemory): "no frame is free"
    }
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

extension FaultPath: Worded {
  public var english: String {
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
    case .swapIn: "the page is in swap: it is brought back"
    }
  }
}
