import Drawing
import Grammar
import Reports

/// What is told of the events behind each command.
package struct TraceReport: Report {
  package static let kind = "trace"

  package let telling: Telling

  package init(_ telling: Telling) { self.telling = telling }

  /// `on`, `all`, `off` or `brief`.
  private var amount: String {
    switch telling.amount {
    case .nothing: "off"
    case .effects: "brief"
    case .story, .calls: "on"
    case .wholeStory: "all"
    }
  }

  /// How deep calls are shown; nil for all.
  private var depth: Int? {
    if case .calls(let depth) = telling.amount { depth } else { nil }
  }

  /// The only kinds that are told of; empty for all.
  private var kinds: [String] {
    EventKind.allCases.filter(telling.kinds.contains).map(\.rawValue)
  }

  package enum CodingKeys: CodingKey { case amount, depth, kinds }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(amount, forKey: .amount)
    try container.encodeIfPresent(depth, forKey: .depth)
    try container.encode(kinds, forKey: .kinds)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let command = (["trace", amount] + (depth.map { ["depth", "\($0)"] } ?? []) + kinds)
      .joined(separator: " ")
    text.append(command, .command)
    text.appendWrapped(
      ": \(canvas.words(DebuggingPhrase.telling(telling)))", from: command.columnCount,
      width: canvas.width, indent: 2)
  }
}
