/// How the roles of a text look on a terminal.
///
/// 1. No theme tells roles apart by colour alone where the words do not: what changed, faults and
///    errors are bold, the parts of an address differ in weight and underline, added and removed
///    lines bear their signs.
/// 2. Every style has a contrast of at least 4.5:1 to every background that its theme is made for
///    (WCAG 2.1, 1.4.3), and none is drawn faint by the terminal.
public enum Theme: String, CaseIterable, Sendable {
  /// For dark backgrounds.
  case standard = "default"
  /// For light backgrounds.
  case light
  /// For any background: where there is colour, it brings its own background.
  case highContrast = "high-contrast"
  /// No colours, no weights.
  case none
}

extension Theme: Coded {
  public var code: String { rawValue }

  /// The backgrounds that the theme is made for: black, white and those of Solarized.
  public var backgrounds: [Color] {
    switch self {
    case .standard: [.black, .solarizedDark]
    case .light: [.white, .solarizedLight]
    case .highContrast, .none: [.black, .solarizedDark, .white, .solarizedLight]
    }
  }

  /// How a role looks.
  public func style(of role: Role) -> TextStyle {
    switch self {
    case .standard: Self.dark(role)
    case .light: Self.light(role)
    case .highContrast: Self.highContrast(role)
    case .none: TextStyle()
    }
  }

  /// The parameters of the escape sequence for each role, by its number; empty for none.
  var codes: [String] {
    switch self {
    case .standard: Self.standardCodes
    case .light: Self.lightCodes
    case .highContrast: Self.highContrastCodes
    case .none: Self.noCodes
    }
  }

  private static let standardCodes = Role.allCases.map { Theme.standard.style(of: $0).code }
  private static let lightCodes = Role.allCases.map { Theme.light.style(of: $0).code }
  private static let highContrastCodes = Role.allCases.map { Theme.highContrast.style(of: $0).code }
  private static let noCodes = Role.allCases.map { _ in "" }
}
