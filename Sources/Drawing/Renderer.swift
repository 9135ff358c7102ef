/// Turns values into the bytes that a person or a program reads.
public protocol Renderer {
  /// - Returns: nothing for values that have nothing to say.
  func render(_ report: any Drawable) -> String

  /// What the person reads who gets the text.
  var language: Language { get }

  /// What the person reads who opens files that are written: pictures, pages.
  var fileLanguage: Language { get }

  /// How long the person wants to see more.
  var patience: Patience { get }

  /// The same with another look.
  func themed(_ theme: Theme) -> any Renderer
}

extension Renderer {
  public var language: Language { .english }

  public var fileLanguage: Language { language }

  public var patience: Patience { Patience() }

  /// Text alone and JSON have no looks.
  public func themed(_ theme: Theme) -> any Renderer { self }
}

/// Text alone.
public struct PlainRenderer: Renderer {
  public let canvas: Canvas

  public init(canvas: Canvas = Canvas()) { self.canvas = canvas }

  public var language: Language { canvas.language }

  public var patience: Patience { canvas.patience }

  public func render(_ report: any Drawable) -> String { report.drawn(on: canvas).text }
}
