/// Finds rounds of a story that repeat, and keeps the first of them.
///
/// A pattern is a sequence of kinds of events that comes at least three times in a row, with every
/// address going on by the same step each time. Lines about the CPU's lists of pages, and about what
/// the TLB gives up, stand in some rounds and not in others: they are counted, not compared.
struct StoryFolding {
  /// A line by its number, or what is folded behind it.
  enum Told: Sendable {
    case line(Int)
    case fold(StoryFold)

    /// The first line that it tells of.
    var firstLine: Int {
      switch self {
      case .line(let index): index
      case .fold(let fold): fold.lines.lowerBound
      }
    }
  }

  /// A round has no more lines than this.
  static let longestRound = 48
  static let fewestRounds = 3
  /// Fewer lines than these are told rather than folded.
  static let fewestLines = 8

  private let beats: [StoryBeat]
  /// The beats that are compared.
  private let main: [Int]
  /// Their shapes, by number.
  private let shapes: [Int]

  init(_ beats: [StoryBeat]) {
    self.beats = beats
    main = beats.indices.filter { beats[$0].supply == nil }
    var numbers: [StoryBeat.Shape: Int] = [:]
    shapes = main.map { index in
      let number = numbers[beats[index].shape] ?? numbers.count
      numbers[beats[index].shape] = number
      return number
    }
  }

  /// What is to be told.
  ///
  /// - Complexity: O(lines)
  func told() -> [Told] {
    var told: [Told] = []
    var next = 0
    var place = 0
    while place < main.count {
      guard let pattern = pattern(at: place) else {
        place += 1
        continue
      }
      let first = main[pattern.start + pattern.length - 1] + 1
      let last = main[pattern.start + pattern.length * pattern.rounds - 1]
      told += (next..<first).map { .line($0) }
      told.append(.fold(fold(pattern, first...last)))
      next = last + 1
      place = pattern.start + pattern.length * pattern.rounds
    }
    return told + (next..<beats.count).map { .line($0) }
  }

  // MARK: Patterns

  private struct Pattern {
    /// Where its first round begins, among the compared lines.
    var start: Int
    var length: Int
    var rounds: Int
  }

  private func pattern(at place: Int) -> Pattern? {
    let most = min(Self.longestRound, (main.count - place) / Self.fewestRounds)
    for length in stride(from: 1, through: most, by: 1)
    where shapes[place] == shapes[place + length] {
      let rounds = rounds(from: place, length)
      guard isWorthFolding(rounds, length) else { continue }
      // The first round found may begin in the middle of what belongs together.
      let start = place + turn(of: place, length)
      let turned = start == place ? rounds : self.rounds(from: start, length)
      return isWorthFolding(turned, length)
        ? Pattern(start: start, length: length, rounds: turned)
        : Pattern(start: place, length: length, rounds: rounds)
    }
    return nil
  }

  private func isWorthFolding(_ rounds: Int, _ length: Int) -> Bool {
    rounds >= Self.fewestRounds && (rounds - 1) * length >= Self.fewestLines
  }

  /// How many rounds of a length follow one another.
  private func rounds(from start: Int, _ length: Int) -> Int {
    var steps: [Int64] = []
    var count = 1
    while start + (count + 1) * length <= main.count {
      for offset in 0..<length {
        let index = start + (count - 1) * length + offset
        guard shapes[index] == shapes[index + length] else { return count }
        let step = step(from: index, to: index + length)
        if count == 1 { steps.append(step) }
        guard steps[offset] == step else { return count }
      }
      count += 1
    }
    return count
  }

  /// From one line's address to another's; 0 where there is none.
  private func step(from index: Int, to other: Int) -> Int64 {
    guard let old = beats[main[index]].addresses, let new = beats[main[other]].addresses
    else { return 0 }
    return Int64(new.lowerBound) - Int64(old.lowerBound)
  }

  /// How many lines behind the beginning of a round its address goes on to the next one's; 0 where
  /// it stays.
  private func turn(of start: Int, _ length: Int) -> Int {
    var moving: Int?
    for index in start..<start + length {
      let step = step(from: index, to: index + length)
      guard step != 0 else { continue }
      if let moving, self.step(from: moving, to: index) == step { return index - start }
      moving = moving ?? index
    }
    return 0
  }

  // MARK: What a pattern comes to

  private func fold(_ pattern: Pattern, _ lines: ClosedRange<Int>) -> StoryFold {
    var fold = StoryFold(lines: lines, count: pattern.rounds - 1)
    let round = pattern.start..<pattern.start + pattern.length
    for index in round {
      if let kind = beats[main[index]].kind, !fold.kinds.contains(kind) { fold.kinds.append(kind) }
    }
    let later = stride(
      from: pattern.length, to: pattern.length * pattern.rounds, by: pattern.length)
    if let moving = round.first(where: { step(from: $0, to: $0 + pattern.length) != 0 }) {
      for distance in later { fold.add(beats[main[moving + distance]].addresses) }
    }
    let changing = round.first { index in
      let frame = beats[main[index]].frame
      return frame != nil && beats[main[index + pattern.length]].frame != frame
    }
    if let changing { for distance in later { fold.add(beats[main[changing + distance]].frame) } }
    for index in lines {
      switch beats[index].supply {
      case .refill: fold.refillCount += 1
      case .drain: fold.drainCount += 1
      case .eviction: fold.evictionCount += 1
      case .detail, nil: break
      }
    }
    return fold
  }
}

/// Rounds that are like the one before them.
struct StoryFold: Equatable, Sendable {
  /// The lines that are not told.
  let lines: ClosedRange<Int>
  /// How many rounds they make.
  let count: Int
  /// What happens in a round, in its order.
  var kinds: [EventKind] = []
  /// From the first address of the first round to the last of the last.
  private(set) var addresses: ClosedRange<UInt32>?
  private(set) var frames: ClosedRange<UInt32>?
  private var frameCount = 0
  /// How often the CPU's list of pages got some, or gave some back.
  var refillCount = 0
  var drainCount = 0
  /// Lines that the TLB gave up.
  var evictionCount = 0

  init(lines: ClosedRange<Int>, count: Int) {
    self.lines = lines
    self.count = count
  }

  /// Whether every frame between the first and the last is among them.
  var isDense: Bool { frames.map { $0.count == frameCount } ?? false }

  fileprivate mutating func add(_ range: ClosedRange<UInt32>?) {
    guard let range else { return }
    let old = addresses ?? range
    addresses =
      min(old.lowerBound, range.lowerBound)...max(old.upperBound, range.upperBound)
  }

  fileprivate mutating func add(_ frame: UInt32?) {
    guard let frame else { return }
    let old = frames ?? frame...frame
    frames = min(old.lowerBound, frame)...max(old.upperBound, frame)
    frameCount += 1
  }
}
