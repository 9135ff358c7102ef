import Drawing
import Grammar
import Hardware

/// Why a command that looks at memory or accesses it does not.
enum MemoryComplaint: Complaint {
  case isNotWordAligned(PhysicalAddress)
  case nothingIsSeen(at: VirtualAddress)
  case rangeIsTooLong
  /// What segmentation refuses.
  case segment(SegmentFault)
  case descriptorCannotBeRead

  var code: String {
    switch self {
    case .isNotWordAligned: "not-word-aligned"
    case .nothingIsSeen: "nothing-seen"
    case .rangeIsTooLong: "range-too-long"
    case .segment: "segment-fault"
    case .descriptorCannotBeRead: "descriptor-not-readable"
    }
  }

  var details: Details {
    switch self {
    case .isNotWordAligned(let address): ["address": address]
    case .nothingIsSeen(let address): ["address": address]
    case .segment(let fault): ["vector": fault.vector.rawValue, "errorCode": fault.code]
    case .rangeIsTooLong, .descriptorCannotBeRead: [:]
    }
  }
}
