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
  /// Decisions that are not told.
  package let omittedCount: Int

  /// - Parameter kernel: whose decisions they were; its zones are named. Nil for a bare machine.
  package init(_ decisions: Journal.Decisions, in kernel: Kernel?) {
    omittedCount = decisions.omittedCount
    var lines: [Line] = []
    var allocation = kernel.map { AllocationStory($0.allocator, task: $0.current.name) }
    var search = AreaSearchStory()
    var missed = false
    for decision in decisions.all {
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

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    drawLines(on: canvas, into: &text) { _ in }
    if omittedCount > 0 {
      text.appendLine("  \(canvas.words(StoryPhrase.decisionsMore(omittedCount)))")
    }
  }

  /// - Parameter hasDrawn: told of each line once it is drawn.
  private func drawLines(
    on canvas: Canvas, into text: inout StyledText, hasDrawn: (StyledText) -> Void
  ) {
    let width = lines.reduce(0) { max($0, $1.decider.name.count) }
    var previous: Decider?
    for line in lines {
      let name = line.decider == previous ? "" : line.decider.name
      previous = line.decider
      // In a narrow window the words stand below the function.
      let column = canvas.width < 60 ? 4 : width + 4
      text.append("  \(name)", .label)
      if column == 4, !name.isEmpty { text.endLine() }
      let used = column == 4 ? (name.isEmpty ? 2 : 0) : name.count + 2
      text.append(String(repeating: " ", count: column - used))
      text.appendWrapped(canvas.words(line.fact), from: column, width: canvas.width)
      hasDrawn(text)
    }
  }

  /// The event that each row tells of when the story is drawn.
  package func eventsOfRows(on canvas: Canvas) -> [Int?] {
    var rowCounts: [Int] = []
    var text = StyledText()
    drawLines(on: canvas, into: &text) { rowCounts.append($0.text.count { $0 == "\n" }) }
    var events: [Int?] = []
    for (line, count) in zip(lines, rowCounts) {
      while events.count < count { events.append(line.event) }
    }
    return events
  }
}
