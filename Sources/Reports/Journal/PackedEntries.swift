import Hardware

/// A chunk's events, each as what it adds to what was to be expected.
///
/// Most events come in runs: page after page is looked up, missed, filled, with addresses and frames
/// that rise by the same step. So an event is taken to go on as the last one like it did from the one
/// before that (`Foresight`). A run of events that all go on like that takes two bytes for 256 of
/// them.
///
/// For each entry a control byte says which of its eight half words differ from that, and these
/// follow in `halves`. Where none does, a second byte counts further entries like it.
struct PackedEntries {
  private let controls: [UInt8]
  private let halves: [UInt32]

  init(_ entries: FlatStorage<Journal.Entry>) {
    var controls: [UInt8] = []
    var halves: [UInt32] = []
    var foresight = Foresight()
    var runCount = 0
    var index = 0
    while index < entries.count {
      let run = foresight.runCount(at: index, of: entries)
      if run > 0 {
        foresight.pass(run: run)
        runCount += run
        index += run
        continue
      }
      let difference = entries.words(of: index) &- foresight.guess(entries)
      if difference == .zero {
        runCount += 1
      } else {
        Self.end(&runCount, in: &controls)
        controls.append(Self.mask(of: difference, appendingTo: &halves))
      }
      foresight.pass(index, of: entries, wasAstray: difference[3] != 0)
      index += 1
    }
    Self.end(&runCount, in: &controls)
    // No more room than they take.
    self.controls = controls.map(\.self)
    self.halves = halves.map(\.self)
  }

  var byteCount: Int { controls.count + halves.count * 4 + MemoryLayout<Self>.stride }

  /// Notes a run that is over.
  private static func end(_ runCount: inout Int, in controls: inout [UInt8]) {
    while runCount > 0 {
      let count = min(runCount, 256)
      controls.append(0)
      controls.append(UInt8(count - 1))
      runCount -= count
    }
  }

  /// Which half words are not zero; these are kept.
  private static func mask(
    of difference: SIMD4<UInt64>, appendingTo halves: inout [UInt32]
  ) -> UInt8 {
    var mask: UInt8 = 0
    for word in 0..<4 {
      let low = UInt32(truncatingIfNeeded: difference[word])
      let high = UInt32(truncatingIfNeeded: difference[word] >> 32)
      if low != 0 { halves.append(low) }
      if high != 0 { halves.append(high) }
      mask |= ((low != 0 ? 1 : 0) | (high != 0 ? 2 : 0)) << UInt8(2 &* word)
    }
    return mask
  }

  // MARK: Unpacking

  /// - Complexity: O(events)
  func unpack(into entries: FlatStorage<Journal.Entry>) {
    var half = 0
    var index = 0
    var control = 0
    var foresight = Foresight()
    while index < entries.count {
      let mask = controls[control]
      guard mask == 0 else {
        control += 1
        var words = foresight.guess(entries)
        for word in 0..<4 {
          if mask >> UInt8(2 * word) & 1 != 0 {
            words[word] &+= UInt64(halves[half])
            half += 1
          }
          if mask >> UInt8(2 * word + 1) & 1 != 0 {
            words[word] &+= UInt64(halves[half]) << 32
            half += 1
          }
        }
        entries.setWords(of: index, to: words)
        foresight.pass(index, of: entries, wasAstray: mask >> 6 != 0)
        index += 1
        continue
      }
      let end = index + Int(controls[control + 1]) + 1
      control += 2
      while index < end, !foresight.knowsBoth {
        entries.setWords(of: index, to: foresight.guess(entries))
        foresight.pass(index, of: entries, wasAstray: false)
        index += 1
      }
      if index < end {
        foresight.writeRun(end - index, at: index, of: entries)
        foresight.pass(run: end - index)
        index = end
      }
    }
  }
}
