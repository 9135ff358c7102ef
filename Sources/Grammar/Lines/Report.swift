import Drawing

/// The answer to a command: facts that draw themselves, and what the session needs of them.
public protocol Report: Drawable {
  var outcome: Outcome { get }

  /// How many page faults the command took; nil when that does not apply.
  var faultCount: Int? { get }

  /// How far the command came, when it was interrupted.
  var interruption: Interruption? { get }

  /// Why a call that the line says succeeded could not; nil where its outcome tells enough.
  var refusalReason: (any Complaint)? { get }
}

extension Report {
  public var outcome: Outcome { .none }
  public var faultCount: Int? { nil }
  public var interruption: Interruption? { nil }
  public var refusalReason: (any Complaint)? { nil }
}

/// Nothing to say.
public struct SilentReport: Report {
  public static let kind = "done"
  public init() {}
  public func draw(on canvas: Canvas, into text: inout StyledText) {}
}
