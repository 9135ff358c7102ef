import Hardware

/// A chunk's events, each as what it adds to what was to be expected.
///
/// Most events come in runs: page after page is looked up, missed, filled, with addresses and frames
/// that rise by the same step. So each of an entry's four words is taken to go on as it did from two
/// periods ago to one. A run of events that all go on like that takes a byte for every sixteen.
///
/// A control byte has in its four lower bits which words differ from that. If any does, a byte
/// follows for each of them that says which of its bytes are not zero, and then these; if none does,
/// the upper four bits count further entries of which that is true.
struct PackedEntries {
  private let bytes: [UInt8]
  /// After how many events like ones follow.
  let period: Int

  private static let wordCount = 4

  /// - Parameter likelyPeriod: that of earlier events, which is kept if it does.
  init(_ entries: FlatStorage<Journal.Entry>, likelyPeriod: Int) {
    period = Self.period(of: entries, likelyPeriod)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.count)
    // Where the control byte of the present run lies.
    var run: Int?
    for index in entries.indices {
      var mask: UInt8 = 0
      for word in 0..<Self.wordCount
      where entries.word(word, of: index) != Self.guess(entries, index, word, period) {
        mask |= 1 << UInt8(word)
      }
      guard mask != 0 else {
        if let start = run, bytes[start] < 0xf0 {
          bytes[start] += 0x10
        } else {
          run = bytes.count
          bytes.append(0)
        }
        continue
      }
      run = nil
      bytes.append(mask)
      for word in 0..<Self.wordCount where mask & 1 << UInt8(word) != 0 {
        let guess = Self.guess(entries, index, word, period)
        Self.append(entries.word(word, of: index) &- guess, to: &bytes)
      }
    }
    // No more room than it takes.
    self.bytes = bytes.map(\.self)
  }

  var byteCount: Int { bytes.count + MemoryLayout<Self>.stride }

  private static func append(_ difference: UInt64, to bytes: inout [UInt8]) {
    let place = bytes.count
    bytes.append(0)
    for position in 0..<8 {
      let byte = UInt8(truncatingIfNeeded: difference >> UInt64(position * 8))
      guard byte != 0 else { continue }
      bytes[place] |= 1 << UInt8(position)
      bytes.append(byte)
    }
  }

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

  /// The period by which most of a sample is guessed.
  private static func period(of entries: FlatStorage<Journal.Entry>, _ likely: Int) -> Int {
    let places = Array(stride(from: 2 * longestPeriod, to: entries.count, by: 101))
    func hits(_ period: Int) -> Int {
      places.count { index in
        (0..<wordCount).allSatisfy {
          entries.word($0, of: index) == guess(entries, index, $0, period)
        }
      }
    }
    var best = (period: likely, hits: hits(likely))
    guard best.hits * 2 < places.count else { return likely }
    for period in 1...longestPeriod {
      let hits = hits(period)
      if hits > best.hits { best = (period, hits) }
    }
    return best.period
  }

  // MARK: Unpacking

  /// - Complexity: O(events)
  func unpack(into entries: FlatStorage<Journal.Entry>) {
    var position = 0
    var index = 0
    func next() -> UInt8 {
      defer { position += 1 }
      return bytes[position]
    }
    while index < entries.count {
      let control = next()
      let count = control & 0x0f == 0 ? Int(control >> 4) + 1 : 1
      for _ in 0..<count {
        for word in 0..<Self.wordCount {
          var value = Self.guess(entries, index, word, period)
          if control & 1 << UInt8(word) != 0, control & 0x0f != 0 {
            let mask = next()
            for place in 0..<8 where mask & 1 << UInt8(place) != 0 {
              value &+= UInt64(next()) << UInt64(place * 8)
            }
          }
          entries.setWord(word, of: index, to: value)
        }
        index += 1
      }
    }
  }
}
