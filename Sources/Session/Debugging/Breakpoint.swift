import Hardware
import KernelModel
import Reports

/// A place where the machine is to be halted.
package struct Breakpoint: Sendable {
  /// Which events it looks at.
  package enum Target: Equatable, Sendable {
    case kind(EventKind)
    case function(KernelFunction)
    /// Anything that concerns one of these linear addresses.
    case addresses(ClosedRange<UInt32>)
    /// Anything that concerns the frame.
    case frame(UInt32)
    /// Writes of the entry that maps a page, by the chip or the kernel.
    case entry(EntryChange.Page)
    /// The value of an expression changes, or becomes true if it is a comparison.
    case value(String)
  }

  package let number: Int
  package let target: Target
  /// The words that made it.
  package let text: String
  /// An expression that must not be 0.
  package var condition: String?
  /// Lines that are carried out at a halt.
  package private(set) var commands: [String] = []
  /// Who had a hand in these lines.
  private(set) var authority = Authority.person
  package var isTemporary = false
  package var isEnabled = true
  /// How many hits to pass over.
  package var ignoreCount = 0
  package var hitCount = 0

  /// Gives it the lines that are carried out at a halt, and says whose they are.
  package mutating func obey(_ lines: [String], by authority: Authority) {
    commands = lines
    self.authority = authority
  }

  /// The expression that it watches.
  var watchedText: String? {
    if case .value(let text) = target { return text }
    return nil
  }

  /// Whether the event tells all that it asks; else the machine must be at hand.
  var asksEventAlone: Bool {
    if case .value = target { return false }
    return condition.map(Condition.asksEventAlone) ?? true
  }

  /// Whether it must know what the events before the event were.
  var asksContext: Bool {
    if case .entry = target { return true }
    return false
  }

  /// Whether an event is one that it looks at.
  package func matches(_ event: KernelEvent, _ context: EventContext) -> Bool {
    switch target {
    case .kind(let kind): return event.kind == kind
    case .function(let function): return event == .enter(function)
    case .addresses(let range):
      guard let found = EventFacts(event).addresses else { return false }
      return found.overlaps(range)
    case .frame(let frame): return EventFacts(event).frames.contains(frame)
    case .entry(let page): return context.change(by: event)?.concerns(page) ?? false
    case .value: return event.isStep
    }
  }
}

/// The breakpoints of a session, by number.
package struct BreakpointTable: Sendable {
  package private(set) var all: [Breakpoint] = []
  private var nextNumber = 1

  package var isEmpty: Bool { all.isEmpty }

  /// - Returns: the number of the new one.
  package mutating func add(
    _ target: Breakpoint.Target, _ text: String, condition: String? = nil,
    isTemporary: Bool = false
  ) -> Int {
    defer { nextNumber += 1 }
    all.append(
      Breakpoint(
        number: nextNumber, target: target, text: text, condition: condition,
        isTemporary: isTemporary))
    return nextNumber
  }

  /// The same with every hit alike: none is passed over, and none is the last.
  var withoutCounts: BreakpointTable {
    var table = self
    for index in table.all.indices {
      table.all[index].ignoreCount = 0
      table.all[index].isTemporary = false
    }
    return table
  }

  /// The number of the breakpoint that was made last.
  package var last: Int? { all.last?.number }

  func index(of number: Int) -> Int? { all.firstIndex { $0.number == number } }

  package mutating func remove(_ number: Int) { all.removeAll { $0.number == number } }

  package mutating func removeAll() { all = [] }

  package mutating func change(_ number: Int, _ body: (inout Breakpoint) -> Void) {
    if let index = index(of: number) { body(&all[index]) }
  }

  package subscript(number: Int) -> Breakpoint? { index(of: number).map { all[$0] } }

  /// Counts a hit.
  ///
  /// - Returns: whether the machine is to halt; hits that were to be ignored do not count for that.
  mutating func countHit(of number: Int) -> Bool {
    guard let index = index(of: number) else { return false }
    all[index].hitCount += 1
    if all[index].ignoreCount > 0 {
      all[index].ignoreCount -= 1
      return false
    }
    if all[index].isTemporary { all.remove(at: index) }
    return true
  }
}
