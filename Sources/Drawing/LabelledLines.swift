/// Lines that say something about one thing each, with its name in a column of its own:
///
///       TLB   dtlb set 10 of 16: miss
///             the line's rights do not suffice: a walk
public struct LabelledLines {
  public let canvas: Canvas
  /// Columns of the names.
  private let labelWidth: Int
  /// The lines so far.
  public var text: StyledText

  /// - Parameter labelWidth: columns of the names.
  public init(labelWidth: Int, on canvas: Canvas) {
    self.labelWidth = labelWidth
    self.canvas = canvas
    text = StyledText(ambiguousWidth: canvas.ambiguousWidth)
  }

  /// How many columns stand before what is said.
  public var column: Int { labelWidth + 2 }

  /// Begins a line; what it says and its end are up to the caller.
  public mutating func label(_ label: String, _ role: Role = .label) {
    text.append("  " + label.left(labelWidth, ambiguous: canvas.ambiguousWidth), role)
  }

  /// Adds a line, wrapped where it does not fit.
  public mutating func add(
    _ label: String, _ words: String, _ role: Role = .plain, labelled: Role = .label
  ) {
    self.label(label, labelled)
    text.appendWrapped(words, role, from: column, width: canvas.width)
  }
}
