import Drawing

extension Quantity: Worded {
  public var english: String {
    switch self {
    case .address: "an address"
    case .physicalAddress: "a physical address"
    case .frame: "a frame number"
    case .byteCount: "a number of bytes"
    case .fileOffset: "a place in a file"
    case .count: "a count"
    case .order: "an order"
    case .processID: "a process number"
    case .word32: "a 32-bit word"
    case .descriptor: "a descriptor"
    case .flags: "a set of flags"
    case .number: "a number"
    case .event: "an event"
    case .command: "a command"
    case .percentage: "a percentage"
    case .byte: "a byte"
    case .shownLength: "a length to show"
    case .repetitions: "how often"
    case .ram: "RAM"
    case .entry: "an entry"
    case .descriptorEntry: "an entry of the GDT"
    case .tableLimit: "the table's limit"
    case .named(let name): name
    }
  }
}
