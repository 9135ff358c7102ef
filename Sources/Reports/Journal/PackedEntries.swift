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

  init(_ entries: FlatStorage<Journal.Entry>, _ room: PackingRoom) {
    var writer = Writer(room)
    var foresight = Foresight(room.links)
    var runCount = 0
    var index = 0
    while index < entries.count {
      let run = foresight.runCount(at: index, of: entries)
      if run > 0 {
        foresight.pass(run: run)
        runCount &+= run
        index &+= run
        continue
      }
      let difference = entries.words(of: index) &- foresight.guess(entries)
      if difference == .zero {
        runCount &+= 1
      } else {
        writer.end(&runCount)
        writer.put(difference)
      }
      foresight.pass(index, of: entries, wasAstray: difference[3] != 0)
      index &+= 1
    }
    writer.end(&runCount)
    // No more room than they take.
    controls = room.controls.prefix(writer.controlCount)
    halves = room.halves.prefix(writer.halfCount)
  }

  var byteCount: Int { controls.count + halves.count * 4 + MemoryLayout<Self>.stride }

  private struct Writer {
    let room: PackingRoom
    private(set) var controlCount = 0
    private(set) var halfCount = 0

    init(_ room: PackingRoom) { self.room = room }

    @inline(__always)
    private mutating func put(control: UInt8) {
      room.controls[controlCount] = control
      controlCount &+= 1
    }

    /// Notes a run that is over.
    @inline(__always)
    mutating func end(_ runCount: inout Int) {
      while runCount > 0 {
        let count = min(runCount, 256)
        put(control: 0)
        put(control: UInt8(truncatingIfNeeded: count &- 1))
        runCount &-= count
      }
    }

    /// Notes what an event differs by: which half words are not zero, and these.
    @inline(__always)
    mutating func put(_ difference: SIMD4<UInt64>) {
      var mask: UInt8 = 0
      for word in 0..<4 where difference[word] != 0 {
        let low = UInt32(truncatingIfNeeded: difference[word])
        let high = UInt32(truncatingIfNeeded: difference[word] &>> 32)
        mask |= put(half: low, 1 &<< UInt8(2 &* word)) | put(half: high, 2 &<< UInt8(2 &* word))
      }
      put(control: mask)
    }

    /// - Returns: the bit, if the half word is not zero.
    @inline(__always)
    private mutating func put(half: UInt32, _ bit: UInt8) -> UInt8 {
      guard half != 0 else { return 0 }
      room.halves[halfCount] = half
      halfCount &+= 1
      return bit
    }
  }

  // MARK: Unpacking

  /// - Complexity: O(events)
  func unpack(into entries: FlatStorage<Journal.Entry>, _ room: PackingRoom) {
    var half = 0
    var index = 0
    var control = 0
    var foresight = Foresight(room.links)
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

/// Room to pack and unpack a chunk's events in.
final class PackingRoom {
  /// A number for each event.
  let links = FlatStorage<Int16>(count: JournalChunk.count)
  /// At most two bytes an event.
  let controls = FlatStorage<UInt8>(count: 2 * JournalChunk.count)
  /// At most eight half words an event.
  let halves = FlatStorage<UInt32>(count: 8 * JournalChunk.count)
}
