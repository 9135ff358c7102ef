import Drawing

extension SettingFault: Worded {
  public var english: String {
    switch self {
    case .isNoFraction(let least): "it is 0, the kernel's own figure, or at least \(least)"
    case .leavesNoWindow(let size): "vmalloc then has no window; \(size)M is the least"
    case .leavesNoLowMemory(let size): "low memory then lacks room; \(size)M is the most"
    case .hasControlCharacter: "it has no control characters"
    }
  }
}
