import Drawing
import Hardware
import KernelModel

extension ForecastStep: Worded {
  var english: String {
    switch self {
    case .kernelAddress: "do_kern_addr_fault: the address is the kernel's"
    case .hidesTables(let code):
      "the program is told error code \(code.rawValue): P is set, to hide the tables"
    case .oops:
      "bad_area: an oops, unless the kernel expects it (copy_from_user and its like)"
    case .signal(let number, let code):
      (number == .segmentationFault ? "bad_area: " : "") + "\(number.name), code \(code.name)"
    case .corruptedTable(let address):
      "pgtable_bad: Oops, corrupted page table at \(address.digits)"
    case .search(let visits, let isFound):
      "find_vma: visits \(visits.map(\.digits).joined(separator: " "))"
        + (isFound ? "" : "; no area ends above the address")
    case .area(let range, let mode, let name):
      "finds \(range.digits) \(mode)" + (name.isEmpty ? "" : " \(name)")
    case .below(let growth): "the address lies below it\(growth.english)"
    case .accessRefused(let obstacle): "access_error: \(obstacle.english)"
    case .behindEnd(let page, let file): "page \(page) lies behind the end of \(file)"
    case .mends(let mending, let isMajor):
      "\(mending.function): \(mending.english); a \(isMajor ? "major" : "minor") fault"
    }
  }
}

extension ForecastStep.Growth: Worded {
  var english: String {
    switch self {
    case .neverGrows: ", and it does not grow down"
    case .refused(let obstacle): "; expand_stack: \(obstacle.english)"
    case .grows(let count): "; expand_stack: grows by \(counted(count, "page"))"
    }
  }
}

extension ForecastStep.AccessObstacle: Worded {
  var english: String {
    switch self {
    case .noWrite: "a write, and the area has no VM_WRITE"
    case .presentRefused: "the page is there, and its rights say no"
    case .noExecute: "a fetch, and the area has no VM_EXEC"
    case .nothing: "the area allows nothing (PROT_NONE)"
    }
  }
}

extension ForecastStep.FilePage: Worded {
  var english: String {
    let words =
      switch origin {
      case .cached: "cached"
      case .disk: "read from the disk"
      case .swap: "read from swap"
      case .new: "made new"
      }
    return "page \(index) of \(file), \(words)"
  }
}

extension ForecastStep.Mending: Worded {
  var english: String {
    switch self {
    case .copiesDirectoryEntry: "copies the directory entry from the kernel's own directory"
    case .zeroedFrame: "takes a frame of zeros, writable"
    case .pageOfZeros: "maps the page of zeros, read-only"
    case .specialPage: "maps the kernel's own page"
    case .readsFile(let page): "maps \(page.english), and cached ones near it"
    case .sharesFile(let page): "maps \(page.english), writable"
    case .copiesFile(let page): "maps a copy of \(page.english)"
    case .swapsIn(let slot, nil): "reads \(slot.english) of swap, and slots around it"
    case .swapsIn(let slot, let frame?):
      "maps frame \(frame.digits), which the swap cache has for \(slot.english)"
    case .allowedAlready: "the entry allows it by now; the TLB line is dropped"
    case .replacesZeros: "the page of zeros gives way to a frame of its own"
    case .dirtiesShared: "makes the page writable and notes it dirty"
    case .reuses(let frame): "nobody else has frame \(frame.digits): makes it writable"
    case .copies(let frame, let count):
      "copies frame \(frame.digits), which has \(count) mappings"
    }
  }
}

extension GrowthObstacle: Worded {
  /// What stands in the way.
  public var english: String {
    switch self {
    case .belowMinimum: "vm.mmap_min_addr forbids it"
    case .guardGap(let end): "the guard gap above \(end.digits) must stay free"
    case .pageOffset: "its page offset, which would fall below 0"
    case .stackLimit(let limit): "more than RLIMIT_STACK, \(size(UInt64(limit)))"
    case .spaceLimit: "more than RLIMIT_AS or RLIMIT_DATA"
    case .lockLimit: "more locked memory than RLIMIT_MEMLOCK"
    case .commitLimit: "more memory than the kernel promises"
    }
  }
}
