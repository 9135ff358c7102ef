/// Figures of a summary found out in two ways that know nothing of each other.
struct SelfAudit: Encodable, Sendable {
  struct Figure: Encodable, Sendable {
    let name: String
    let value: Int
    /// The same, found the other way.
    let other: Int

    init(_ name: String, _ value: Int, _ other: Int) {
      self.name = name
      self.value = value
      self.other = other
    }
  }

  let figures: [Figure]
  /// The two ways: `lists = counter`.
  let ways: String

  init(_ figures: [Figure], ways: String) {
    self.figures = figures
    self.ways = ways
  }

  var isRight: Bool { figures.allSatisfy { $0.value == $0.other } }

  /// `free 255901 (verified: lists = counter)`
  func draw(on canvas: Canvas, into text: inout StyledText) {
    let words = figures.map { figure in
      figure.value == figure.other
        ? "\(figure.name) \(figure.value)"
        : "\(figure.name) \(figure.value), counted \(figure.other)"
    }.joined(separator: ", ")
    if !isRight { text.append("BROKEN: ", .error) }
    text.appendWrapped(
      "\(words) (\(isRight ? "verified" : "not equal"): \(ways))", isRight ? .faint : .error,
      from: isRight ? 0 : 8, width: canvas.width)
  }
}
