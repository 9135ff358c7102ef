/// The lines that were entered, oldest first.
public struct History: Equatable, Sendable {
  /// How many lines are kept when nothing else is said.
  public static let standardCapacity = 2000

  /// How many lines are kept at most.
  public let capacity: Int
  public private(set) var entries: [String] = []

  public init(capacity: Int = standardCapacity, entries: some Sequence<String> = []) {
    precondition(capacity > 0)
    self.capacity = capacity
    for entry in entries { add(entry) }
  }

  /// Adds a line, unless it is blank or repeats the one before. The oldest gives way.
  ///
  /// - Returns: whether the line was added.
  @discardableResult
  public mutating func add(_ line: String) -> Bool {
    guard line != entries.last, line.contains(where: { !$0.isWhitespace }) else { return false }
    if entries.count == capacity { entries.removeFirst() }
    entries.append(line)
    return true
  }
}

/// A walk through the history with the arrow keys: only lines that begin as the typed one did.
struct HistoryWalk: Equatable, Sendable {
  /// What entries must begin with: what stood before the cursor when the walk began.
  let prefix: String
  /// The line that was being typed, to come back to.
  let original: String
  /// The line that the walk has put in its place.
  private(set) var shown: String
  /// Where in the entries the walk stands; their count when it stands on the original.
  private var index: Int

  init(prefix: String, original: String, in history: History) {
    self.prefix = prefix
    self.original = original
    shown = original
    index = history.entries.count
  }

  /// The next older line that fits and differs from the one shown; nil when there is none.
  mutating func older(in history: History) -> String? {
    move(through: stride(from: index - 1, through: 0, by: -1), in: history)
  }

  /// The next newer line that fits and differs, after the newest the original; nil on that.
  mutating func newer(in history: History) -> String? {
    let count = history.entries.count
    guard index < count else { return nil }
    if let line = move(through: stride(from: index + 1, to: count, by: 1), in: history) {
      return line
    }
    index = count
    shown = original
    return original
  }

  private mutating func move(
    through indices: some Sequence<Int>, in history: History
  ) -> String? {
    for candidate in indices {
      let entry = history.entries[candidate]
      guard entry.hasPrefix(prefix), entry != shown else { continue }
      index = candidate
      shown = entry
      return entry
    }
    return nil
  }
}
