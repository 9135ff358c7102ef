import Drawing

/// What a number counts or names, for a sentence on its bounds.
public enum Quantity: DetailedFact, Equatable {
  case address, physicalAddress, frame, byteCount, fileOffset, count, order, processID, word32
  case descriptor, flags, number
  case event, command, percentage, byte, shownLength, repetitions
  /// A place in RAM.
  case ram
  /// An entry of a page table; of the global descriptor table.
  case entry, descriptorEntry
  case tableLimit
  /// What bears a name of its own: a setting, a register.
  case named(String)

  /// Whether its numbers are written in hexadecimal.
  var isHexadecimal: Bool {
    switch self {
    case .address, .physicalAddress, .ram: true
    case .frame, .byteCount, .fileOffset, .count, .order, .processID, .word32, .descriptor, .flags,
      .number, .event, .command, .percentage, .byte, .shownLength, .repetitions, .entry,
      .descriptorEntry, .tableLimit, .named:
      false
    }
  }

  public var code: String {
    switch self {
    case .address: "address"
    case .physicalAddress: "physical-address"
    case .frame: "frame"
    case .byteCount: "byte-count"
    case .fileOffset: "file-offset"
    case .count: "count"
    case .order: "order"
    case .processID: "process"
    case .word32: "word"
    case .descriptor: "descriptor"
    case .flags: "flags"
    case .number: "number"
    case .event: "event"
    case .command: "command"
    case .percentage: "percentage"
    case .byte: "byte"
    case .shownLength: "shown-length"
    case .repetitions: "repetitions"
    case .ram: "ram"
    case .entry: "entry"
    case .descriptorEntry: "descriptor-entry"
    case .tableLimit: "table-limit"
    case .named: "named"
    }
  }

  public var details: Details {
    if case .named(let name) = self { ["name": name] } else { [:] }
  }
}
