import Drawing
import Grammar
import KernelModel

/// A command's events, a line each, indented by the calls that led to them.
package struct EventsReport: Report {
  package static let kind = "events"

  package struct Line: Encodable, Sendable {
    /// What the line shows.
    enum Content: Sendable {
      case event(KernelEvent)
      /// A function that is entered; so many events inside it are not shown.
      case function(KernelFunction, folded: Int)
    }

    package let event: Int
    /// How many of Linux's functions called one another down to here.
    package let depth: Int
    /// Who decides; nil outside of every function.
    package let decider: Decider?
    fileprivate(set) var content: Content

    package enum Key: String, CodingKey {
      case event, depth, fact, folded, function, isFunction, words
    }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(event, forKey: .event)
      try container.encode(depth, forKey: .depth)
      try container.encodeIfPresent(decider, forKey: .function)
      switch content {
      case .event(let event):
        try container.encode(false, forKey: .isFunction)
        try container.encode(event, forKey: .fact)
        try container.encode(event.english, forKey: .words)
      case .function(_, let folded):
        try container.encode(true, forKey: .isFunction)
        try container.encode(folded, forKey: .folded)
      }
    }
  }

  private(set) var lines: [Line] = []

  /// Beyond so many lines only their number is told.
  private static let mostLines = 400

  package enum CodingKeys: CodingKey { case lines }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(lines, forKey: .lines)
  }

  /// A function that has been entered and not left.
  private struct Call {
    let event: Int
    let depth: Int
    let function: KernelFunction
    /// Its line, once it has one.
    var line: Int?
  }

  /// - Parameters:
  ///   - events: the command's.
  ///   - depth: how deep calls are shown; deeper ones are one line each, with a count of what is
  ///     folded. Nil for events alone, each with the name of its function.
  ///   - kinds: the only ones that are shown; empty for all.
  package init(_ journal: Journal, _ events: Range<Int>, depth limit: Int?, kinds: Set<EventKind>) {
    var calls: [Call] = []
    for number in events {
      let event = journal[number].event
      switch event {
      case .enter(let function):
        calls.append(Call(event: number, depth: calls.count, function: function))
        // Among some kinds a function has a line only when something stands under it.
        if let limit, kinds.isEmpty { show(&calls, downTo: limit) }
      case .leave: _ = calls.popLast()
      default:
        guard kinds.isEmpty || event.kind.map(kinds.contains) ?? false else { continue }
        if let limit { show(&calls, downTo: limit) }
        if let limit, calls.count > limit {
          if let line = calls[limit].line { lines[line].fold() }
        } else {
          let decider = Decider(of: event, in: calls.last?.function)
          lines.append(
            Line(event: number, depth: calls.count, decider: decider, content: .event(event)))
        }
      }
    }
  }

  /// Gives the functions down to a depth a line.
  private mutating func show(_ calls: inout [Call], downTo limit: Int) {
    for index in calls.indices.prefix(limit + 1) where calls[index].line == nil {
      let call = calls[index]
      calls[index].line = lines.count
      lines.append(
        Line(
          event: call.event, depth: call.depth, decider: .function(call.function),
          content: .function(call.function, folded: 0)))
    }
  }

  package var isEmpty: Bool { lines.isEmpty }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let standAlone = !lines.contains(where: \.isFunction)
    let width = lines.last.map { "\($0.event)".count + 1 } ?? 0
    let told = StoryFolding(lines.map(\.beat)).told()
    var hasFolded = false
    for item in told.prefix(Self.mostLines) {
      switch item {
      case .line(let index):
        draw(lines[index], width, standAlone: standAlone, on: canvas, into: &text)
      case .fold(let fold):
        text.append("  " + "@\(lines[fold.lines.lowerBound].event)".left(width) + "  ", .faint)
        let words = canvas.words(StoryPhrase.times(fold, isFirst: !hasFolded))
        text.appendWrapped(words, .note, from: width + 4, width: canvas.width)
        hasFolded = true
      }
    }
    if told.count > Self.mostLines {
      let rest = lines.count - told[Self.mostLines].firstLine
      text.appendLine("  \(canvas.words(StoryPhrase.linesMore(rest)))", .faint)
    }
  }

  private func draw(
    _ line: Line, _ width: Int, standAlone: Bool, on canvas: Canvas, into text: inout StyledText
  ) {
    // A narrow window leaves the words room, however deep the calls.
    let depth = standAlone ? 0 : line.depth
    let column = min(width + 4 + 2 * depth, canvas.width / 2)
    text.append("  " + "@\(line.event)".left(width), .faint)
    text.append(String(repeating: " ", count: max(1, column - width - 2)))
    switch line.content {
    case .event(let event):
      // Alone it would not be known whose it is.
      let name = standAlone ? line.decider?.name : nil
      if let name { text.append("\(name): ", .label) }
      text.appendWrapped(
        canvas.words(event), event.role, from: column + (name.map { $0.count + 2 } ?? 0),
        width: canvas.width, indent: column + 2)
    case .function(let function, let folded):
      text.append(function.rawValue, .label)
      let words = folded > 0 ? "  \(canvas.words(StoryPhrase.eventsInside(folded)))" : ""
      text.appendLine(words, .faint)
    }
  }
}

extension EventsReport.Line {
  var isFunction: Bool {
    if case .function = content { true } else { false }
  }

  fileprivate var beat: StoryBeat {
    switch content {
    case .event(let event): StoryBeat(decider, event)
    case .function(let function, _): StoryBeat(function, depth: depth)
    }
  }

  /// One event more happens inside the function.
  fileprivate mutating func fold() {
    guard case .function(let function, let folded) = content else { return }
    content = .function(function, folded: folded + 1)
  }
}
