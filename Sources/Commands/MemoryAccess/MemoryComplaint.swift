import Drawing
import Grammar
import Hardware

/// Why a command that looks at memory or accesses it does not.
enum MemoryComplaint: Complaint {
  case isNotWordAligned(PhysicalAddress)
  case nothingIsSeen(at: VirtualAddress)
  case rangeIsTooLong
  /// A machine without a kernel has nobody who could write.
  case hasNoProcess
  /// What is to be written is neither a number nor in quotes.
  case textHasNoQuotes(String)
  /// What segmentation refuses.
  case segment(SegmentFault)
  case descriptorCannotBeRead

  var code: String {
    switch self {
    case .isNotWordAligned: "not-word-aligned"
    case .nothingIsSeen: "nothing-seen"
    case .rangeIsTooLong: "range-too-long"
    case .hasNoProcess: "no-process"
    case .textHasNoQuotes: "text-without-quotes"
    case .segment: "segment-fault"
    case .descriptorCannotBeRead: "descriptor-not-readable"
    }
  }

  var details: Details {
    switch self {
    case .isNotWordAligned(let address): ["address": address]
    case .nothingIsSeen(let address): ["address": address]
    case .textHasNoQuotes(let text): ["typed": text]
    case .segment(let fault): ["vector": fault.vector.rawValue, "errorCode": fault.code]
    case .rangeIsTooLong, .descriptorCannotBeRead, .hasNoProcess: [:]
    }
  }
}
