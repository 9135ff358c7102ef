import Drawing
import Hardware
import KernelModel

extension TableEvent: Worded {
  public var english: String {
    switch self {
    case .entryWritten(let address, let from, let to, _):
      "PTE of \(address.digits): \(hexadecimal(from.rawValue, digits: 8)) becomes "
        + hexadecimal(to.rawValue, digits: 8)
    case .directoryEntryWritten(let address, _, let to):
      "PDE of \(address.digits) becomes \(hexadecimal(to.rawValue, digits: 8))"
    case .tableAllocated(let frame): "a page table at frame \(frame.digits)"
    case .tableFreed(let frame): "the page table at frame \(frame.digits) is free"
    case .badEntry(let entry):
      "BUG: Bad page map: pte:\(hexadecimal(entry.rawValue, digits: 8)), a frame that knows "
        + "nothing of it"
    case .badDirectoryEntry(_, let entry): "bad pmd \(hexadecimal(entry.rawValue, digits: 8))"
    case .directoryRefused(let directory):
      "general protection fault: 0000: the chip refuses CR3 = \(directory.digits)"
    }
  }
}
