import Drawing
import Grammar
import Hardware
import KernelModel

/// What a command made the kernel and the chip decide, a line each, in the order of the decisions.
package struct StoryReport: Report {
  package static let kind = "story"

  /// One decision.
  package struct Line: Encodable, Sendable {
    /// Who decides.
    package let decider: Decider
    package let fact: StoryFact
    /// The event that the line tells of, or the last one of those it sums up.
    package let event: Int

    package enum Key: String, CodingKey { case event, fact, function, words }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(event, forKey: .event)
      try container.encode(decider, forKey: .function)
      try container.encode(fact, forKey: .fact)
      try container.encode(fact.english, forKey: .words)
    }
  }

  package let lines: [Line]
  /// Whether repetition is told once.
  let isFolded: Bool

  /// Beyond so many lines only their number is told; unfolded is what was asked for.
  private var mostLines: Int { isFolded ? 400 : 10_000 }

  package enum CodingKeys: CodingKey { case lines }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(lines, forKey: .lines)
  }

  /// - Parameter kernel: whose decisions they were; its zones are named. Nil for a bare machine.
  package init(_ decisions: [Journal.Decision], in kernel: Kernel?, isFolded: Bool = true) {
    self.isFolded = isFolded
    var lines: [Line] = []
    var allocation = kernel.map { AllocationStory($0.allocator, task: $0.current.name) }
    var search = AreaSearchStory()
    var missed = false
    for decision in decisions {
      func add(_ decider: Decider, _ fact: StoryFact) {
        lines.append(Line(decider: decider, fact: fact, event: decision.number))
      }
      // A page may stand in several arrays of the TLB; that the first misses tells enough.
      if case .hardware(.lookedUp(_, array: _, set: _, verdict: .miss)) = decision.event {
        if missed { continue }
        missed = true
      } else {
        missed = false
      }
      if search.note(decision.event) { continue }
      let steps = search.steps(before: decision.event)
      if !steps.isEmpty { add(.function(.findVMA), .areaSearch(steps)) }
      if case .allocator(let event) = decision.event {
        for step in allocation?.steps(after: event) ?? [] {
          add(.function(step.function), .allocation(step))
        }
        continue
      }
      guard decision.event.isTold else { continue }
      add(decision.function.map(Decider.function) ?? .chip, .event(decision.event))
    }
    self.lines = lines
  }

  package var isEmpty: Bool { lines.isEmpty }

  /// What is drawn: lines, and what is folded between them.
  private func told() -> [StoryFolding.Told] {
    isFolded
      ? StoryFolding(lines.map { StoryBeat($0.decider, $0.fact) }).told()
      : lines.indices.map { .line($0) }
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    drawLines(on: canvas, into: &text) { _, _ in }
  }

  /// - Parameter hasDrawn: told of each line once it is drawn, with the event that it tells of.
  private func drawLines(
    on canvas: Canvas, into text: inout StyledText, hasDrawn: (StyledText, Int) -> Void
  ) {
    let told = told()
    let shown = told.prefix(mostLines)
    let width = shown.reduce(0) { max($0, decider(of: $1)?.name.count ?? 0) }
    var previous: Decider?
    var hasFolded = false
    for item in shown {
      switch item {
      case .line(let index):
        let line = lines[index]
        draw(line, line.decider == previous ? "" : line.decider.name, width, on: canvas, &text)
        previous = line.decider
        hasDrawn(text, line.event)
      case .fold(let fold):
        text.append("  ")
        let words = canvas.words(StoryPhrase.times(fold, isFirst: !hasFolded))
        text.appendWrapped(words, .note, from: 2, width: canvas.width, indent: 4)
        (previous, hasFolded) = (nil, true)
        hasDrawn(text, lines[fold.lines.lowerBound].event)
      }
    }
    if shown.count < told.count {
      let rest = lines.count - told[shown.count].firstLine
      text.appendLine("  \(canvas.words(StoryPhrase.decisionsMore(rest)))")
    }
  }

  private func decider(of item: StoryFolding.Told) -> Decider? {
    if case .line(let index) = item { lines[index].decider } else { nil }
  }

  private func draw(
    _ line: Line, _ name: String, _ width: Int, on canvas: Canvas, _ text: inout StyledText
  ) {
    // In a narrow window the words stand below the function.
    let column = canvas.width < 60 ? 4 : width + 4
    text.append("  \(name)", .label)
    if column == 4, !name.isEmpty { text.endLine() }
    let used = column == 4 ? (name.isEmpty ? 2 : 0) : name.count + 2
    text.append(String(repeating: " ", count: column - used))
    text.appendWrapped(canvas.words(line.fact), line.fact.role, from: column, width: canvas.width)
  }

  /// The event that each row tells of when the story is drawn.
  package func eventsOfRows(on canvas: Canvas) -> [Int?] {
    var events: [Int?] = []
    var text = StyledText()
    var counted = 0
    drawLines(on: canvas, into: &text) { text, event in
      // Each byte is looked at once, however long the story is.
      let bytes = text.text.utf8
      for byte in bytes[bytes.index(bytes.startIndex, offsetBy: counted)...]
      where byte == UInt8(ascii: "\n") { events.append(event) }
      counted = bytes.count
    }
    return events
  }
}

extension StoryFact {
  fileprivate var role: Role {
    if case .event(let event) = self { event.role } else { .plain }
  }
}

extension KernelEvent {
  /// How a line that tells of it looks.
  package var role: Role {
    if case .hardware(.fault) = self { .fault } else { .plain }
  }
}
