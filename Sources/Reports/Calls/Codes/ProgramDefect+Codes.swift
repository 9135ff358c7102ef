import Drawing
import KernelModel

extension ProgramDefect: DetailedFact {
  public var code: String {
    switch self {
    case .notELF: "not-elf"
    case .type: "type"
    case .machine: "machine"
    case .headerSize: "header-size"
    case .headerCount: "header-count"
    case .headersMissing: "headers-missing"
    case .interpreterLength: "interpreter-length"
    case .interpreterPath: "interpreter-path"
    case .interpreterTooShort: "interpreter-too-short"
    case .nothingToLoad: "nothing-to-load"
    case .segmentAddress: "segment-address"
    case .segmentOffset: "segment-offset"
    case .segmentSize: "segment-size"
    case .cannotClear: "cannot-clear"
    case .entry: "entry"
    case .stack: "stack"
    }
  }

  public var details: Details {
    switch self {
    case .type(let value), .machine(let value), .headerSize(let value), .headerCount(let value):
      ["value": value]
    case .interpreterLength(let length): ["length": length]
    case .segmentAddress(let address), .segmentSize(let address), .cannotClear(let address),
      .entry(let address):
      ["address": address]
    case .segmentOffset(let offset): ["offset": offset]
    case .notELF, .headersMissing, .interpreterPath, .interpreterTooShort, .nothingToLoad, .stack:
      [:]
    }
  }
}
