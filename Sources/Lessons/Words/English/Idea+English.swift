import Drawing

extension Idea: Worded {
  package var english: String {
    switch self {
    case .prompt: "the prompt"
    case .promise: "promised and used"
    case .spaces: "user space and kernel space"
    case .faults: "demand paging"
    case .translation: "from an address to a byte"
    case .zones: "zones"
    case .buddies: "buddies"
    case .areas: "the five areas of a process"
    case .heap: "heap and stack in motion"
    case .vmas: "the kernel's list of areas"
    case .directMap: "the direct map"
    case .highMemory: "high memory"
    case .vmalloc: "vmalloc: addresses in a row"
    case .kmap: "kmap: an address for a while"
    case .fixmap: "fixmap: addresses with a purpose"
    case .whole: "the whole"
    case .used: "where memory went"
    case .pressure: "when memory runs short"
    }
  }
}
