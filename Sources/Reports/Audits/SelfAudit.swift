import Drawing

/// Figures of a summary found out in two ways that know nothing of each other.
package struct SelfAudit: Encodable, Sendable {
  struct Figure: Encodable, Sendable {
    package let name: String
    package let value: Int
    /// The same, found the other way.
    package let other: Int

    package init(_ name: String, _ value: Int, _ other: Int) {
      self.name = name
      self.value = value
      self.other = other
    }
  }

  let figures: [Figure]
  /// The two ways: `lists = counter`.
  let ways: String
  /// The command in whose middle the machine is halted.
  var halted: String?

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
    guard !isRight else {
      return text.appendWrapped(
        "\(words) (verified: \(ways))", .faint, from: 0, width: canvas.width)
    }
    text.appendProblem(
      "\(words) (not equal\(halted == nil ? "" : " yet"): \(ways))", halted: halted,
      width: canvas.width)
  }
}
