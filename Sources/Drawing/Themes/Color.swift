/// A colour of a screen, in sRGB.
public struct Color: Equatable, Sendable {
  public let red: UInt8
  public let green: UInt8
  public let blue: UInt8

  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  public static let black = Color(0, 0, 0)
  public static let white = Color(255, 255, 255)
  /// `base03` and `base3` of https://ethanschoonover.com/solarized/.
  public static let solarizedDark = Color(0x00, 0x2b, 0x36)
  public static let solarizedLight = Color(0xfd, 0xf6, 0xe3)

  /// One of the palette of 256 colours, as xterm has it: a cube of 6 x 6 x 6 from 16 on, then 24
  /// greys.
  ///
  /// - Precondition: `index` is at least 16; what lies below is the terminal's own.
  public init(palette index: UInt8) {
    precondition(index >= 16)
    guard index < 232 else {
      let grey = 8 + 10 * (index - 232)
      self.init(grey, grey, grey)
      return
    }
    func level(_ step: UInt8) -> UInt8 { step == 0 ? 0 : 55 + 40 * step }
    let cell = index - 16
    self.init(level(cell / 36), level(cell / 6 % 6), level(cell % 6))
  }
}
