import Grammar

/// What expressions can ask of the machine: `pfn(p)`, `blocks(Normal, 4)`.
package enum MachineFunction: String, CaseIterable, Sendable {
  // Of an address.
  case present, pte, pfn, area, mode, region, tlb, chunk
  case findArea = "find_vma"
  case areaSize = "vm_size"
  // Of an address and the chip's walk with the present cr3.
  case pointerIndex = "pgd_index"
  case directoryIndex = "pmd_index"
  case tableIndex = "pte_index"
  case pointerPlace = "pgd_offset"
  case directoryPlace = "pmd_offset"
  case tablePlace = "pte_offset"
  case errorCode = "error_code"
  // Of a frame.
  case zone, owner, mapcount, address
  case freeOrder = "free_order"
  // Of all frames.
  case owned, blocks
  // Of the kernel's windows.
  case pkmap, fixmap

  package enum Parameter: Sendable {
    case address, frame, order, slot
    /// A word: `Normal`.
    case zone
    /// A word: `"slab"`.
    case owner
    /// `"r"`, `"w"` or `"x"`.
    case access
    /// `"user"` or `"kernel"`.
    case privilege
    /// May be left out: the current process then.
    case process
  }

  package var name: String { rawValue }

  package var parameters: [Parameter] {
    switch self {
    case .present, .pte, .pfn, .area, .mode, .region, .chunk, .findArea: [.address, .process]
    case .tlb, .areaSize: [.address]
    case .pointerIndex, .directoryIndex, .tableIndex: [.address]
    case .pointerPlace, .directoryPlace, .tablePlace: [.address]
    case .errorCode: [.address, .access, .privilege]
    case .zone, .owner, .mapcount, .address, .freeOrder: [.frame]
    case .owned: [.owner]
    case .blocks: [.zone, .order]
    case .pkmap, .fixmap: [.slot]
    }
  }

  /// How it is called: `pfn(ADDR[,PID])`.
  package var usage: String {
    let names = parameters.filter { $0 != .process }.map(\.name).joined(separator: ",")
    return "\(name)(\(names)\(parameters.contains(.process) ? "[,PID]" : ""))"
  }

  /// Whether a machine without a kernel knows it.
  var isOfChip: Bool {
    switch self {
    case .present, .pfn, .tlb, .errorCode: true
    case .pointerIndex, .directoryIndex, .tableIndex: true
    case .pointerPlace, .directoryPlace, .tablePlace: true
    default: false
    }
  }

  static let byName = WordTable(allCases.map { ($0.name, $0) })
}

extension MachineFunction.Parameter {
  var name: String {
    switch self {
    case .address: "ADDR"
    case .frame: "PFN"
    case .order: "ORDER"
    case .slot: "SLOT"
    case .zone: "ZONE"
    case .owner: "OWNER"
    case .access: "\"w\""
    case .privilege: "\"user\""
    case .process: "PID"
    }
  }
}
