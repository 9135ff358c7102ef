extension Theme: Worded {
  public var english: String {
    switch self {
    case .standard: "for dark backgrounds"
    case .light: "for light backgrounds"
    case .highContrast: "for any background, and for projectors"
    case .none: "no colours, no bold type"
    }
  }
}
