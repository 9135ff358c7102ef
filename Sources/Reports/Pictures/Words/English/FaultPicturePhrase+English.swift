import Drawing
import Hardware
import KernelModel

extension FaultPicturePhrase {
  var english: String {
    switch self {
    case .title(let address, let code): "The last page fault: \(code.access) \(address.digits)"
    case .faulted(let address, let code):
      "A \(code.access) \(address.digits) faulted, error code 0x\(hexadecimal(code.rawValue))."
    case .result(.mended(let isMajor, _), let path?):
      "\(path.function) mended it, \(isMajor ? "a major" : "a minor") fault: \(path.english)."
    case .result(.mended, nil): "vmalloc_fault mended it: a directory entry was copied."
    case .result(let end, _): "It ended so: \(end.english)."
    case .access(let address, let code): "\(code.access) \(address.digits)"
    case .isUserAddress: "an address of user space?"
    case .reservedBit: "a reserved bit is set: the tables are broken"
    case .isVmalloc: "in the window of vmalloc?"
    case .isInside: "inside of the area?"
    case .isAllowed(let code): "does the area allow \(code.attempt)?"
    case .isEmpty: "is the entry empty?"
    case .entryAfter: "the entry now"
    case .function(let function): function.rawValue
    case .handler(let path): path.function
    case .frame(let frame): "frame \(frame.digits) taken"
    case .end(let end): end.english
    case .meaning(let code): code.english
    case .comparison(let address):
      address < AddressSpace.end
        ? "\(address.digits) < \(AddressSpace.end.digits)"
        : "\(address.digits) >= \(AddressSpace.end.digits)"
    case .visits(0): "from its cache"
    case .visits(let count): "\(counted(count, "area")) compared"
    case .contains(let start, let address): "\(start.digits) <= \(address.digits)"
    case .neverGrows: "the address lies below it, and VM_GROWSDOWN is not set"
    case .obstacle(let obstacle): obstacle.english
    case .grew(let pages): "the area grew down by \(counted(pages, "page"))"
    case .path(let path): path.english
    case .copiesEntry: "copies the kernel's directory entry"
    case .noFault: "the tables allow it: no fault"
    case .area: "an area that ends above"
    case .emptyEntry: "empty: a page is brought in"
    case .noFrame: "no frame is free: OOM"
    case .nothingToCopy: "nothing to copy: oops"
    case .refusal(let code): "no: SIGSEGV \(code.name)"
    }
  }
}

extension FaultEnd {
  fileprivate var english: String {
    switch self {
    case .mended(let isMajor, _):
      "a \(isMajor ? "major" : "minor") fault; the access is tried again"
    case .signal(let number, let code): "\(number.name) \(code.name)"
    case .oops: "oops: the kernel's own fault"
    case .outOfMemory: "no frame was to be had"
    case .open: "it is still being handled"
    }
  }
}

extension PageFault.Code {
  /// `user write to`
  fileprivate var access: String {
    let verb = contains(.write) ? "write to" : contains(.fetch) ? "fetch from" : "read of"
    return "\(contains(.user) ? "user" : "kernel") \(verb)"
  }

  fileprivate var attempt: String {
    contains(.write) ? "a write" : contains(.fetch) ? "a fetch" : "a read"
  }
}
