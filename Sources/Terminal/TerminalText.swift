import Drawing

/// Text on its way to the terminal. What stands in the source is sent as it is, with its control
/// sequences; what is put into it is somebody's, and everything hidden in it is put in plain sight.
public struct TerminalText: ExpressibleByStringInterpolation {
  let text: String

  public init(stringLiteral text: String) { self.text = text }

  public init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    public mutating func appendLiteral(_ literal: String) { text += literal }

    /// Words in one line.
    public mutating func appendInterpolation(_ words: some StringProtocol) {
      text += String(words).visible()
    }

    /// Several lines.
    public mutating func appendInterpolation(lines: String) {
      text += lines.visible(passing: .lineEnds)
    }

    /// What a renderer made, with its looks.
    public mutating func appendInterpolation(rendered: String) {
      text += rendered.visible(passing: [.lineEnds, .looks])
    }

    public mutating func appendInterpolation(_ number: Int) { text += String(number) }
  }
}
