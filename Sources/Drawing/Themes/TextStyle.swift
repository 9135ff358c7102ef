/// How a piece of text looks: colours of the palette of 256, weight, underline.
public struct TextStyle: Equatable, Sendable {
  /// From 16 to 255; nil for the terminal's own.
  public var foreground: UInt8?
  public var background: UInt8?
  public var isBold: Bool
  public var isUnderlined: Bool

  public init(
    _ foreground: UInt8? = nil, on background: UInt8? = nil, isBold: Bool = false,
    isUnderlined: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.isBold = isBold
    self.isUnderlined = isUnderlined
  }

  /// The parameters of "select graphic rendition", ECMA-48 8.3.117; empty for none.
  var code: String {
    var parts: [String] = []
    if isBold { parts.append("1") }
    if isUnderlined { parts.append("4") }
    if let foreground { parts.append("38;5;\(foreground)") }
    if let background { parts.append("48;5;\(background)") }
    return parts.joined(separator: ";")
  }
}
