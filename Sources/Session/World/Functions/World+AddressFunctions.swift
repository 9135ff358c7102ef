import CLibrary
import Grammar
import Hardware
import KernelModel
import Reports

/// What an address is to a process, to the chip, to the kernel.
extension World {
  func value(
    of function: MachineFunction, at address: VirtualAddress, of process: Process
  ) -> Int128 {
    switch function {
    case .present: frame(behind: address, of: process) == nil ? 0 : 1
    case .pfn: Int128(frame(behind: address, of: process)?.rawValue ?? 0)
    case .pte: Int128(mapping(of: address, process).entry.rawValue)
    case .area: Int128(area(at: address, of: process)?.start.rawValue ?? 0)
    case .mode: area(at: address, of: process).map { word($0.options.mode) } ?? 0
    case .region: word(kernel.region(of: address, process.space).rawValue)
    case .chunk: Int128(usedChunk(at: address, of: process)?.size ?? 0)
    case .findArea: Int128(nextArea(to: address, of: process)?.start.rawValue ?? 0)
    case .areaSize: Int128(kernel.vmalloc.area(at: address)?.byteCount ?? 0)
    default: chipValue(of: function, at: address)
    }
  }

  /// What the chip alone knows, by the tables that it works with.
  func chipValue(of function: MachineFunction, at address: VirtualAddress) -> Int128 {
    switch function {
    case .tlb: machine.translate(address, .read, .supervisor).line == nil ? 0 : 1
    case .pfn: Int128(machine.peek(address)?.frame.rawValue ?? 0)
    case .pointerIndex, .directoryIndex, .tableIndex, .pointerPlace, .directoryPlace, .tablePlace:
      walkValue(of: function, at: address)
    default: machine.peek(address) == nil ? 0 : 1
    }
  }

  private func word(_ text: String) -> Int128 { WordValue(text)?.value ?? 0 }

  /// What the tables hold for an address.
  private struct Mapping {
    /// The entry that maps the address, or would: a large page's is the directory's.
    var entry = PageTableEntry.none
    /// It stands in a directory, and is no table's.
    var isLarge = false
  }

  /// Kernel addresses are looked up in the kernel's own directory.
  private func mapping(of address: VirtualAddress, _ process: Process) -> Mapping {
    let tables = kernel.tables
    let isKernels = address >= AddressSpace.end
    guard let directory = isKernels ? tables.kernelDirectory : process.space?.directory,
      let place = tables.directoryEntryPlace(of: address, in: directory)
    else { return Mapping() }
    let upper = tables.entry(at: place)
    guard upper.isPresent, !upper.contains(.pageSize) else {
      return Mapping(entry: upper, isLarge: true)
    }
    return Mapping(entry: tables.entry(of: address, in: directory))
  }

  private func frame(behind address: VirtualAddress, of process: Process) -> PageFrameNumber? {
    let mapping = mapping(of: address, process)
    guard mapping.entry.isPresent else { return nil }
    guard mapping.isLarge else { return mapping.entry.frame }
    // The page attribute bit of a large page stands where a frame's number has its lowest.
    let mask = kernel.tables.tableSpan - 1
    return PageFrameNumber(
      rawValue: mapping.entry.frame.rawValue & ~(mask >> 12) | (address.rawValue & mask) >> 12)
  }

  private func area(at address: VirtualAddress, of process: Process) -> VMArea? {
    nextArea(to: address, of: process).flatMap { $0.start <= address ? $0 : nil }
  }

  /// The area at an address, or the first one above it. Linux: `find_vma()`.
  private func nextArea(to address: VirtualAddress, of process: Process) -> VMArea? {
    guard let areas = process.space?.areas else { return nil }
    let link = areas.peek(endingAfter: address)
    return link.isNone ? nil : areas[link]
  }

  /// The chunk that `malloc` has handed out at an address.
  private func usedChunk(
    at address: VirtualAddress, of process: Process
  ) -> HeapSurvey.Entry? {
    guard let survey = HeapSurvey(process), survey.isInitialized else { return nil }
    return survey.entries.first { entry in
      entry.chunk.memory == address.rawValue && (entry.state == .used || entry.state == .mapped)
    }
  }
}
