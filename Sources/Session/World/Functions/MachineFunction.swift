import Grammar

/// What expressions can ask of the machine: `pfn(p)`, `blocks(Normal, 4)`.
package enum MachineFunction: String, CaseIterable, Sendable {
  // Of an address.
  case present, pte, pfn, area, mode, region, tlb, chunk
  // Of a frame.
  case zone, owner, mapcount, address
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
    /// May be left out: the current process then.
    case process
  }

  package var name: String { rawValue }

  package var parameters: [Parameter] {
    switch self {
    case .present, .pte, .pfn, .area, .mode, .region: [.address, .process]
    case .chunk: [.address, .process]
    case .tlb: [.address]
    case .zone, .owner, .mapcount, .address: [.frame]
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
    case .present, .pfn, .tlb: true
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
    case .process: "PID"
    }
  }
}
