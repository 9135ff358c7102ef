import Drawing

/// Why a setting does not take a number that lies within its bounds.
public enum SettingFault: DetailedFact, Equatable {
  /// 0 and what is at least so much are taken.
  case isNoFraction(least: Int)
  /// `vmalloc` would have no window.
  case leavesNoWindow(leastMiB: UInt32)
  /// Low memory would lack room.
  case leavesNoLowMemory(mostMiB: UInt32)
  case hasControlCharacter

  public var code: String {
    switch self {
    case .isNoFraction: "no-fraction"
    case .leavesNoWindow: "no-vmalloc-window"
    case .leavesNoLowMemory: "no-low-memory"
    case .hasControlCharacter: "control-character"
    }
  }

  public var details: Details {
    switch self {
    case .isNoFraction(let least): ["least": least]
    case .leavesNoWindow(let size): ["leastMiB": size]
    case .leavesNoLowMemory(let size): ["mostMiB": size]
    case .hasControlCharacter: [:]
    }
  }
}
