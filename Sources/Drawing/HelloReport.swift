/// The first line of JSON output: which program speaks. The schema stands beside it, as in every
/// line, so that a program can tell at once whether it will understand the rest.
public struct HelloReport: Drawable {
  public static let kind = "hello"

  public let program: String
  /// `0.1.0`
  public let version: String

  public init(program: String, version: String) {
    self.program = program
    self.version = version
  }

  /// A person is greeted otherwise.
  public func draw(on canvas: Canvas, into text: inout StyledText) {}
}
