import KernelModel

/// A command's events, a line each, indented by the calls that led to them.
struct EventsReport: Report {
  static let kind = "events"

  struct Line: Encodable, Sendable {
    let event: Int
    /// How many of Linux's functions called one another down to here.
    let depth: Int
    let words: String
    /// How many events inside the function are not shown.
    var folded = 0
    let isFunction: Bool
  }

  private(set) var lines: [Line] = []
  /// Lines beyond those that are told.
  private(set) var omittedCount = 0

  static let lineLimit = 400

  /// - Parameters:
  ///   - events: the command's.
  ///   - depth: how deep calls are shown; deeper ones are one line each. Nil for all.
  ///   - kinds: the only ones that are shown; empty for all.
  init(_ journal: Journal, _ events: Range<Int>, depth limit: Int?, kinds: Set<EventKind>) {
    let limit = limit ?? .max
    var depth = 0
    /// The line of the function inside which everything is folded.
    var folding: Int?
    for number in events {
      let event = journal[number].event
      switch event {
      case .enter(let function):
        if depth == limit, kinds.isEmpty {
          folding = add(number, depth, function.rawValue, isFunction: true)
        } else if depth < limit, kinds.isEmpty {
          add(number, depth, function.rawValue, isFunction: true)
        }
        depth += 1
      case .leave:
        depth -= 1
        if depth <= limit { folding = nil }
      default:
        guard kinds.isEmpty || event.kind.map(kinds.contains) ?? false else { continue }
        if depth <= limit {
          add(number, depth, event.stepWords, isFunction: false)
        } else if let folding {
          lines[folding].folded += 1
        }
      }
    }
  }

  /// - Returns: the line's index; nil when there are too many.
  @discardableResult
  private mutating func add(
    _ event: Int, _ depth: Int, _ words: String, isFunction: Bool
  ) -> Int? {
    guard lines.count < Self.lineLimit else {
      omittedCount += 1
      return nil
    }
    lines.append(Line(event: event, depth: depth, words: words, isFunction: isFunction))
    return lines.count - 1
  }

  var isEmpty: Bool { lines.isEmpty }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    let width = lines.last.map { "\($0.event)".count + 1 } ?? 0
    for line in lines {
      // A narrow window leaves the words room, however deep the calls.
      let column = min(width + 4 + 2 * line.depth, canvas.width / 2)
      text.append("  " + "@\(line.event)".left(width), .faint)
      text.append(String(repeating: " ", count: max(1, column - width - 2)))
      guard line.isFunction else {
        text.appendWrapped(line.words, from: column, width: canvas.width)
        continue
      }
      text.append(line.words, .label)
      text.appendLine(line.folded > 0 ? "  \(counted(line.folded, "event"))" : "", .faint)
    }
    if omittedCount > 0 { text.appendLine("  and \(counted(omittedCount, "line")) more", .faint) }
  }
}
