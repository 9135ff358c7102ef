import Drawing

extension HelpTopic.Kind: Worded {
  package var english: String {
    switch self {
    case .idea: "an idea"
    case .structure: "a structure of Linux"
    case .area: "a part of an address space"
    case .areaFlag: "a flag of an area"
    case .zone: "a zone"
    case .mark: "a mark of a zone"
    case .list: "a list of frames"
    case .gfp: "a flag of an allocation"
    case .pageFlag: "a flag of a frame"
    case .entryBit: "a bit of an entry"
    case .register: "a register"
    case .function: "a function of Linux"
    case .library: "a function of the C library"
    case .field: "a figure"
    case .symbol: "a name of the kernel"
    case .signal: "a signal"
    case .error: "an error"
    case .abbreviation: "an abbreviation"
    case .unit: "a unit"
    case .word: "a word of Pagewalk"
    }
  }
}
