import Grammar
import Hardware
import KernelModel

extension KernelAddressComplaint {
  var english: ErrorWords {
    switch self {
    case .isBelowPageOffset(let address):
      ErrorWords(
        "\(address.digits) is below PAGE_OFFSET, not in the direct map",
        note: "'translate' walks the tables of the process")
    case .isNotLowMemory(let address, let end, let difference):
      ErrorWords(
        "\(address.digits) is not below high_memory (\(end.digits))",
        note: "subtracting would give P:\(difference.digits), whatever is mapped there")
    case .isBeyondDirectMap(let address, let end, let isRAM):
      ErrorWords(
        "P:\(address.digits) is beyond the direct map, which ends at P:\(end.digits)",
        note: isRAM
          ? "high memory gets an address by 'kmap' for a while"
          : "'ioremap' gives a device's registers an address")
    case .frameHasNoRecord(let frame):
      ErrorWords("frame \(frame.digits) has no record", note: "RAM ends before it")
    case .isOutsideVmalloc(let address, let window):
      ErrorWords("\(address.digits) is not in the vmalloc window", note: "it is \(window.digits)")
    case .isNotMapped(let address):
      ErrorWords("nothing is mapped at \(address.digits)", note: "'vmallocmap' draws the areas")
    }
  }
}
