import Hardware

/// A chunk's events, each as what it adds to what was to be expected.
///
/// Most events come in runs: page after page is looked up, missed, filled, with addresses and frames
/// that rise by the same step. So each of an entry's four words is taken to go on as it did from two
/// periods ago to one. A run of events that all go on like that takes two bytes for 256 of them.
///
/// For each entry a control byte says which of its eight half words differ from that, and these
/// follow in `halves`. Where none does, a second byte counts further entries like it.
struct PackedEntries {
  private let controls: [UInt8]
  private let halves: [UInt32]
  /// After how many events like ones follow.
  let period: Int

  private static let wordCount = 4

  /// - Parameter likelyPeriod: that of earlier events, which is kept if it does.
  init(_ entries: FlatStorage<Journal.Entry>, likelyPeriod: Int) {
    let period = Self.period(of: entries, likelyPeriod)
    var controls: [UInt8] = []
    var halves: [UInt32] = []
    controls.reserveCapacity(entries.count)
    // The run's second byte is the last one, and counts on.
    var isRun = false
    for index in entries.indices {
      var mask: UInt8 = 0
      for word in 0..<Self.wordCount {
        let difference =
          entries.word(word, of: index) &- Self.guess(entries, index, word, period)
        guard difference != 0 else { continue }
        let low = UInt32(truncatingIfNeeded: difference)
        let high = UInt32(truncatingIfNeeded: difference >> 32)
        if low != 0 { halves.append(low) }
        if high != 0 { halves.append(high) }
        mask |= ((low != 0 ? 1 : 0) | (high != 0 ? 2 : 0)) << UInt8(2 &* word)
      }
      if mask != 0 {
        isRun = false
        controls.append(mask)
      } else if isRun, let last = controls.last, last < .max {
        controls[controls.count &- 1] = last &+ 1
      } else {
        isRun = true
        controls.append(0)
        controls.append(0)
      }
    }
    self.period = period
    // No more room than they take.
    self.controls = controls.map(\.self)
    self.halves = halves.map(\.self)
  }

  var byteCount: Int { controls.count + halves.count * 4 + MemoryLayout<Self>.stride }

  /// What a word is expected to be: it goes on as before.
  @inline(__always)
  private static func guess(
    _ entries: FlatStorage<Journal.Entry>, _ index: Int, _ word: Int, _ period: Int
  ) -> UInt64 {
    guard index >= period else { return 0 }
    let last = entries.word(word, of: index &- period)
    guard index >= 2 &* period else { return last }
    return 2 &* last &- entries.word(word, of: index &- 2 &* period)
  }

  // MARK: Periods

  private static let longestPeriod = 160
  /// Entries of a sample lie so far apart.
  private static let sampleStep = 101

  /// The period by which most of a sample is guessed.
  private static func period(of entries: FlatStorage<Journal.Entry>, _ likely: Int) -> Int {
    var best = (period: likely, hits: hits(entries, likely))
    let sampleCount = (entries.count - 2 * longestPeriod) / sampleStep
    guard best.hits * 2 < sampleCount else { return likely }
    for period in 1...longestPeriod {
      let hits = hits(entries, period)
      if hits > best.hits { best = (period, hits) }
    }
    return best.period
  }

  /// How many entries of a sample are guessed with a period.
  private static func hits(_ entries: FlatStorage<Journal.Entry>, _ period: Int) -> Int {
    var hits = 0
    for index in stride(from: 2 * longestPeriod, to: entries.count, by: sampleStep) {
      var word = 0
      while word < wordCount,
        entries.word(word, of: index) == guess(entries, index, word, period)
      { word += 1 }
      if word == wordCount { hits += 1 }
    }
    return hits
  }

  // MARK: Unpacking

  /// - Complexity: O(events)
  func unpack(into entries: FlatStorage<Journal.Entry>) {
    var half = 0
    var index = 0
    var control = 0
    while index < entries.count {
      let mask = controls[control]
      let runCount = mask == 0 ? Int(controls[control + 1]) + 1 : 1
      control += mask == 0 ? 2 : 1
      for _ in 0..<runCount {
        for word in 0..<Self.wordCount {
          var value = Self.guess(entries, index, word, period)
          if mask >> UInt8(2 * word) & 1 != 0 {
            value &+= UInt64(halves[half])
            half += 1
          }
          if mask >> UInt8(2 * word + 1) & 1 != 0 {
            value &+= UInt64(halves[half]) << 32
            half += 1
          }
          entries.setWord(word, of: index, to: value)
        }
        index += 1
      }
    }
  }
}
