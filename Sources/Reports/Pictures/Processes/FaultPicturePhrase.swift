import Drawing
import Hardware
import KernelModel

/// The words of a fault's decisions.
enum FaultPicturePhrase: Phrase, DetailedFact {
  case title(VirtualAddress, PageFault.Code)
  case faulted(VirtualAddress, PageFault.Code)
  case result(FaultEnd, FaultPath?)
  // Questions
  case access(VirtualAddress, PageFault.Code)
  case isUserAddress, reservedBit, isVmalloc, isInside
  case isAllowed(PageFault.Code)
  case isEmpty, entryAfter
  case function(KernelFunction)
  case handler(FaultPath)
  case frame(PageFrameNumber)
  case end(FaultEnd)
  // Evidence
  case meaning(PageFault.Code)
  /// An address against the end of user space.
  case comparison(VirtualAddress)
  case visits(Int)
  case contains(VirtualAddress, VirtualAddress)
  case neverGrows
  case obstacle(GrowthObstacle)
  case grew(pages: UInt32)
  case path(FaultPath)
  case copiesEntry
  // Other ways
  case noFault, area, emptyEntry, noFrame, nothingToCopy
  case refusal(Signal.Code)

  var code: String {
    switch self {
    case .title: "title"
    case .faulted: "faulted"
    case .result: "result"
    case .access: "access"
    case .isUserAddress: "is-user-address"
    case .reservedBit: "reserved-bit"
    case .isVmalloc: "is-vmalloc"
    case .isInside: "is-inside"
    case .isAllowed: "is-allowed"
    case .isEmpty: "is-empty"
    case .entryAfter: "entry-after"
    case .function: "function"
    case .handler: "handler"
    case .frame: "frame"
    case .end: "end"
    case .meaning: "meaning"
    case .comparison: "comparison"
    case .visits: "visits"
    case .contains: "contains"
    case .neverGrows: "never-grows"
    case .obstacle: "obstacle"
    case .grew: "grew"
    case .path: "path"
    case .copiesEntry: "copies-entry"
    case .noFault: "no-fault"
    case .area: "area"
    case .emptyEntry: "empty-entry"
    case .noFrame: "no-frame"
    case .nothingToCopy: "nothing-to-copy"
    case .refusal: "refusal"
    }
  }

  var details: Details {
    switch self {
    case .title(let address, let code), .faulted(let address, let code),
      .access(let address, let code):
      ["address": address, "errorCode": code]
    case .result(let end, let path): end.details.joined(by: ["branch": path?.code])
    case .isAllowed(let code), .meaning(let code): ["errorCode": code]
    case .function(let function): ["function": function.rawValue]
    case .handler(let path): ["function": path.function, "branch": path.code]
    case .path(let path): ["branch": path.code]
    case .frame(let frame): ["frame": frame]
    case .end(let end): end.details
    case .comparison(let address): ["address": address, "end": AddressSpace.end]
    case .visits(let count): ["visits": count]
    case .contains(let start, let address): ["start": start, "address": address]
    case .obstacle(let obstacle): ["obstacle": obstacle.code]
    case .grew(let pages): ["pages": pages]
    case .refusal(let code): ["signalCode": code.name]
    case .isUserAddress, .reservedBit, .isVmalloc, .isInside, .isEmpty, .entryAfter, .neverGrows,
      .copiesEntry, .noFault, .area, .emptyEntry, .noFrame, .nothingToCopy:
      [:]
    }
  }
}

extension FaultEnd {
  fileprivate var details: Details {
    switch self {
    case .mended(let isMajor, let physical):
      ["end": "mended", "isMajor": isMajor, "physical": physical]
    case .signal(let number, let code):
      ["end": "signal", "signal": number.name, "signalCode": code.name]
    case .oops: ["end": "oops"]
    case .outOfMemory: ["end": "out-of-memory"]
    case .open: ["end": "open"]
    }
  }
}
