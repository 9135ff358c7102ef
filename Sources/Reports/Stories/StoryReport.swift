import Drawing
import Hardware
import KernelModel

/// What a command made the kernel and the chip decide, a line each, in the order of the decisions.
struct StoryReport: Report {
  static let kind = "story"

  /// One decision in words.
  struct Line: Encodable, Sendable {
    /// The function of Linux that decides, or `MMU` for the chip.
    let function: String
    let words: String
    /// The event that the line tells of, or the last one of those it sums up.
    var event = 0

    enum Key: String, CodingKey { case event, function, words }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(event, forKey: .event)
      try container.encode(function, forKey: .function)
      try container.encode(words, forKey: .words)
    }
  }

  private(set) var lines: [Line] = []
  /// Decisions that are not told.
  let omittedCount: Int

  /// - Parameter kernel: whose decisions they were; its zones are named. Nil for a bare machine.
  init(_ decisions: Journal.Decisions, in kernel: Kernel?) {
    omittedCount = decisions.omittedCount
    var allocation = kernel.map { AllocationStory($0.allocator, task: $0.current.name) }
    var search = AreaSearchStory()
    var missed = false
    for decision in decisions.all {
      let known = lines.count
      defer { for index in known..<lines.count { lines[index].event = decision.number } }
      // A page may stand in several arrays of the TLB; that the first misses tells enough.
      if case .hardware(.lookedUp(_, array: _, set: _, verdict: .miss)) = decision.event {
        if missed { continue }
        missed = true
      } else {
        missed = false
      }
      if search.note(decision.event) { continue }
      if let words = search.words(before: decision.event) { add("find_vma", words) }
      if case .allocator(let event) = decision.event {
        lines += allocation?.lines(after: event) ?? []
        continue
      }
      guard let words = decision.event.words else { continue }
      add(decision.function?.rawValue ?? "MMU", words)
    }
  }

  private mutating func add(_ function: String, _ words: String) {
    lines.append(Line(function: function, words: words))
  }

  var isEmpty: Bool { lines.isEmpty }

  enum Key: String, CodingKey { case lines, omittedCount }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(lines, forKey: .lines)
    try container.encode(omittedCount, forKey: .omittedCount)
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    drawLines(on: canvas, into: &text) { _ in }
    if omittedCount > 0 { text.appendLine("  and \(omittedCount) decisions more") }
  }

  /// - Parameter hasDrawn: told of each line once it is drawn.
  private func drawLines(
    on canvas: Canvas, into text: inout StyledText, hasDrawn: (StyledText) -> Void
  ) {
    let width = lines.reduce(0) { max($0, $1.function.columnCount) }
    var previous = ""
    for line in lines {
      let name = line.function == previous ? "" : line.function
      previous = line.function
      // In a narrow window the words stand below the function.
      let column = canvas.width < 60 ? 4 : width + 4
      text.append("  \(name)", .label)
      if column == 4, !name.isEmpty { text.endLine() }
      let used = column == 4 ? (name.isEmpty ? 2 : 0) : name.columnCount + 2
      text.append(String(repeating: " ", count: column - used))
      text.appendWrapped(line.words, from: column, width: canvas.width)
      hasDrawn(text)
    }
  }

  /// The event that each row tells of when the story is drawn.
  func eventsOfRows(on canvas: Canvas) -> [Int?] {
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
