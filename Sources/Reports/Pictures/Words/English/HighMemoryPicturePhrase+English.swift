import Drawing

extension HighMemoryPicturePhrase {
  var english: String {
    switch self {
    case .title(let memory): "High memory of \(size(memory)) of RAM"
    case .summary(let high, let reached):
      "\(counted(high, "frame")) of HighMem, \(size(UInt64(high) << 12)), have no address in the "
        + "direct map; windows map \(counted(reached, "page")) of them now."
    case .windows: "the kernel's gigabyte"
    case .zones: "what lies behind it now"
    case .window(let window): window.english
    case .hole: "hole"
    case .areas(let count): counted(count, "area")
    case .slots(let used, let count): "\(used)/\(count) slots"
    case .behindWindows(let pages): "\(pages) mapped"
    case .alwaysMapped: "always mapped"
    }
  }
}
