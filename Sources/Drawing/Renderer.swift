/// Turns reports and errors into the bytes that a person or a program reads.
public protocol Renderer {
  /// A report; empty when it has nothing to say.
  func render(_ report: any Report) -> String

  /// What is wrong with a line.
  ///
  /// - Parameter place: the file and line that it came from, when that was no prompt.
  func render(_ error: CommandError, in line: SourceLine, place: Place?) -> String
}

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

/// Text alone.
public struct PlainRenderer: Renderer {
  public let canvas: Canvas

  public init(canvas: Canvas = Canvas()) { self.canvas = canvas }

  public func render(_ report: any Report) -> String { report.drawn(on: canvas).text }

  public func render(_ error: CommandError, in line: SourceLine, place: Place?) -> String {
    error.drawn(in: line, place: place, width: canvas.width).text
  }
}
