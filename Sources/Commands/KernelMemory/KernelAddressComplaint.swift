import Drawing
import Grammar
import Hardware

/// Why an address or a frame has no answer among the kernel's mappings.
enum KernelAddressComplaint: Complaint {
  case isBelowPageOffset(VirtualAddress)
  /// - Parameter difference: what subtracting would give.
  case isNotLowMemory(VirtualAddress, end: VirtualAddress, difference: PhysicalAddress)
  case isBeyondDirectMap(PhysicalAddress, end: PhysicalAddress, isRAM: Bool)
  case frameHasNoRecord(PageFrameNumber)
  case isOutsideVmalloc(VirtualAddress, window: Range<VirtualAddress>)
  case isNotMapped(VirtualAddress)

  var code: String {
    switch self {
    case .isBelowPageOffset: "below-page-offset"
    case .isNotLowMemory: "not-low-memory"
    case .isBeyondDirectMap: "beyond-direct-map"
    case .frameHasNoRecord: "frame-has-no-record"
    case .isOutsideVmalloc: "outside-vmalloc"
    case .isNotMapped: "kernel-address-not-mapped"
    }
  }

  var details: Details {
    switch self {
    case .isBelowPageOffset(let address), .isNotMapped(let address): ["address": address]
    case .isNotLowMemory(let address, let end, let difference):
      ["address": address, "end": end, "difference": difference]
    case .isBeyondDirectMap(let address, let end, let isRAM):
      ["address": address, "end": end, "isRAM": isRAM]
    case .frameHasNoRecord(let frame): ["frame": frame]
    case .isOutsideVmalloc(let address, let window):
      ["address": address, "start": window.lowerBound, "end": window.upperBound]
    }
  }
}
