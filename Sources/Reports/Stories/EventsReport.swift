import Drawing
import KernelModel

/// A command's events, a line each, indented by the calls that led to them.
struct EventsReport: Report {
  static let kind = "events"

  struct Line: Encodable, Sendable {
    let event: Int
    /// How many of Linux's functions called one another down to here.
    let depth: Int
    /// The function of Linux in which it happens, or `MMU` for the chip.
    let function: String?
    let words: String
    /// How many events inside the function are not shown.
    var folded = 0
    let isFunction: Bool
  }

  private(set) var lines: [Line] = []
  /// Lines beyond those that are told.
  private(set) var omittedCount = 0

  static let lineLimit = 400

  /// A function that has been entered and not left.
  private struct Call {
    let event: Int
    let depth: Int
    let function: KernelFunction
    /// Its line, once it has one.
    var line: Int?
    /// It would have one, were there not too many.
    var isOmitted = false
  }

  /// - Parameters:
  ///   - events: the command's.
  ///   - depth: how deep calls are shown; deeper ones are one line each, with a count of what is
  ///     folded. Nil for events alone, each with the name of its function.
  ///   - kinds: the only ones that are shown; empty for all.
  init(_ journal: Journal, _ events: Range<Int>, depth limit: Int?, kinds: Set<EventKind>) {
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
          if let line = calls[limit].line { lines[line].folded += 1 } else { omittedCount += 1 }
        } else {
          add(
            number, calls.count, event.stepWords, in: Self.decider(of: event, calls.last?.function))
        }
      }
    }
  }

  /// Gives the functions down to a depth a line.
  private mutating func show(_ calls: inout [Call], downTo limit: Int) {
    for index in calls.indices.prefix(limit + 1)
    where calls[index].line == nil && !calls[index].isOmitted {
      let call = calls[index]
      calls[index].isOmitted = lines.count >= Self.lineLimit
      calls[index].line = add(
        call.event, call.depth, call.function.rawValue, in: call.function.rawValue,
        isFunction: true)
    }
  }

  private static func decider(of event: KernelEvent, _ function: KernelFunction?) -> String? {
    if case .hardware = event { return "MMU" }
    return function?.rawValue
  }

  /// - Returns: the line's index; nil when there are too many.
  @discardableResult
  private mutating func add(
    _ event: Int, _ depth: Int, _ words: String, in function: String?, isFunction: Bool = false
  ) -> Int? {
    guard lines.count < Self.lineLimit else {
      omittedCount += 1
      return nil
    }
    lines.append(
      Line(event: event, depth: depth, function: function, words: words, isFunction: isFunction))
    return lines.count - 1
  }

  var isEmpty: Bool { lines.isEmpty }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    let standAlone = !lines.contains(where: \.isFunction)
    let width = lines.last.map { "\($0.event)".columnCount + 1 } ?? 0
    for line in lines {
      // A narrow window leaves the words room, however deep the calls.
      let depth = standAlone ? 0 : line.depth
      let column = min(width + 4 + 2 * depth, canvas.width / 2)
      text.append("  " + "@\(line.event)".left(width), .faint)
      text.append(String(repeating: " ", count: max(1, column - width - 2)))
      guard line.isFunction else {
        // Alone it would not be known whose it is.
        let name = standAlone ? line.function : nil
        if let name { text.append("\(name): ", .label) }
        text.appendWrapped(
          line.words, from: column + (name.map { $0.columnCount + 2 } ?? 0), width: canvas.width,
          indent: column + 2)
        continue
      }
      text.append(line.words, .label)
      text.appendLine(line.folded > 0 ? "  \(counted(line.folded, "event"))" : "", .faint)
    }
    if omittedCount > 0 { text.appendLine("  and \(counted(omittedCount, "line")) more", .faint) }
  }
}
