@testable import Drawing
import Testing

/// Themes can be read from the last row.
struct ThemeTests {
  /// The relative luminance of WCAG 2.1.
  private func luminance(_ color: Color) -> Double {
    func linear(_ channel: UInt8) -> Double {
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055)
    }
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
  }

  /// x^2.4 for x in 0...1, as x^2 times the fifth root of x^2.
  private func power(_ x: Double) -> Double {
    guard x > 0 else { return 0 }
    let square = x * x
    var root = 1.0
    for _ in 0..<60 {
      root -= (root * root * root * root * root - square) / (5 * root * root * root * root)
    }
    return square * root
  }

  private func contrast(_ one: Color, _ other: Color) -> Double {
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  @Test func `contrast is WCAG's`() {
    #expect(abs(contrast(.black, .white) - 21) < 0.001)
    #expect(abs(contrast(Color(0x77, 0x77, 0x77), .white) - 4.478) < 0.01)
    #expect(contrast(.white, .white) == 1)
  }

  @Test(arguments: Theme.allCases)
  func `every style stands out from every background`(_ theme: Theme) {
    for role in Role.allCases {
      let style = theme.style(of: role)
      guard let foreground = style.foreground.map(Color.init(palette:)) else {
        #expect(style.background == nil, "\(theme) \(role)")
        continue
      }
      let grounds = style.background.map { [Color(palette: $0)] } ?? theme.backgrounds
      for ground in grounds {
        let ratio = contrast(foreground, ground)
        #expect(ratio >= 4.5, "\(theme) \(role) on \(ground): \(ratio)")
      }
    }
  }

  @Test(arguments: Theme.allCases)
  func `nothing is faint, reversed or of the terminal's own sixteen colours`(_ theme: Theme) {
    for role in Role.allCases {
      let style = theme.style(of: role)
      for color in [style.foreground, style.background] { #expect(color ?? 16 >= 16) }
    }
    let parameters = Set(theme.codes.flatMap { $0.split(separator: ";").prefix(2) })
    #expect(!parameters.contains("2"))
    #expect(theme.codes.count == Role.allCases.count)
  }

  @Test(arguments: [Theme.standard, .light, .highContrast])
  func `what counts is told by more than colour`(_ theme: Theme) {
    for role in [Role.changed, .fault, .error, .heading, .directoryBits] {
      #expect(theme.style(of: role).isBold, "\(theme) \(role)")
    }
    let bits = [Role.directoryBits, .tableBits, .offsetBits].map { theme.style(of: $0) }
    #expect(
      bits.map { [$0.isBold, $0.isUnderlined] } == [
        [true, false], [false, true], [false, false],
      ])
  }

  @Test func `a theme changes looks and no words`() {
    var text = StyledText("at ")
    text.append("b7fe0000", .address)
    text.append(" now ")
    text.append("rw", .changed)
    #expect(ANSIRenderer.encode(text, .none) == text.text)
    for theme in Theme.allCases {
      let bare = ANSIRenderer.encode(text, theme).replacing(/\u{1b}\[[0-9;]*m/, with: "")
      #expect(bare == text.text)
    }
  }

  @Test func `text and JSON have no looks`() {
    #expect(PlainRenderer().themed(.light) is PlainRenderer)
    #expect((ANSIRenderer().themed(.light) as? ANSIRenderer)?.theme == .light)
  }
}
