/// A line of a file: `NAME:12`. Line numbers count from 1.
public struct Place: Equatable, Sendable, CustomStringConvertible {
  public var file: String
  public var line: Int

  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  public var description: String { "\(file):\(line)" }
}
