import Drawing

/// What is said in the picture of high memory.
enum HighMemoryPicturePhrase: Phrase, DetailedFact {
  case title(memory: UInt64)
  /// Pages of high memory, and of them those that a window maps now.
  case summary(high: Int, reached: UInt64)
  case windows, zones
  /// A window, by its name.
  case window(AddressSection.Kind)
  case hole
  case areas(Int)
  case slots(Int, of: Int)
  case behindWindows(UInt64)
  case alwaysMapped

  var code: String {
    switch self {
    case .title: "highmem-title"
    case .summary: "highmem-summary"
    case .windows: "windows"
    case .zones: "zones"
    case .window: "window"
    case .hole: "hole"
    case .areas: "areas"
    case .slots: "slots"
    case .behindWindows: "behind-windows"
    case .alwaysMapped: "always-mapped"
    }
  }

  var details: Details {
    switch self {
    case .title(let memory): ["memory": memory]
    case .summary(let high, let reached): ["high": high, "reached": reached]
    case .window(let window): ["window": window]
    case .areas(let count): ["count": count]
    case .slots(let used, let count): ["used": used, "slots": count]
    case .behindWindows(let pages): ["pages": pages]
    case .windows, .zones, .hole, .alwaysMapped: [:]
    }
  }
}
