import Drawing

extension AddressSection.Kind {
  package var chinese: String {
    switch self {
    case .userSpace: "用户空间"
    case .directMap: "直接映射区"
    case .vmalloc: "vmalloc 区"
    case .permanentMaps: "永久内核映射"
    case .ldtRemap: "LDT 重映射"
    case .cpuEntryArea: "CPU 入口区"
    case .fixmap: "固定映射区"
    }
  }
}
