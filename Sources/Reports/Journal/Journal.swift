import Hardware
import KernelModel

/// Every event since the machine was booted, in order, and where each command's events end.
///
/// The newest events lie flat, 32 bytes each; older ones are packed in chunks, each with an index of
/// what they are about. Time in a session is counted in events: event 1 is the first.
///
/// 1. `sealed[i]` holds events 4096 · i + 1 to 4096 · (i + 1), unless they were let go; `open` holds
///    those behind.
/// 2. What was let go are whole chunks from the first on, never events of the last command.
/// 3. `tracker` knows what came before the first open event.
public final class Journal {
  public typealias Entry = EventTape.Entry

  /// Bytes that a journal takes up at most, unless told: sixteen million events.
  public static let standardLimit = 256 << 20

  /// What an event counts as, in bytes. Packed it takes less, how much less is no fact that anything
  /// may depend on: that the same events are let go in every run is worth more.
  package static let price = 16

  /// Bytes beyond which the oldest events are let go when a command ends.
  package private(set) var limit: Int
  var sealed: [SealedChunk] = []
  let open = FlatStorage<Entry>(count: JournalChunk.count)
  var tracker = JournalStart()
  /// How many chunks at the beginning were let go.
  var goneCount = 0
  private let state = FlatValue(State())
  /// How many events there were after each command of the log.
  private var ends: [Int] = []
  /// The old chunk that was looked into last.
  private let unpacked = FlatStorage<Entry>(count: JournalChunk.count)
  /// Events that were let go and have happened again, behind so many.
  private var again: (start: Int, events: Journal)?

  private struct State: BitwiseCopyable {
    /// How many events are in chunks, kept or not.
    var sealedCount = 0
    var openCount = 0
    /// The chunk that lies in `unpacked`; -1 is none.
    var unpackedChunk = -1
  }

  public init(limit: Int = Journal.standardLimit) { self.limit = limit }

  public var count: Int { state.value.sealedCount &+ state.value.openCount }

  /// How many commands of the log are told of.
  public var commandCount: Int { ends.count }

  /// The event of that number, from 1.
  ///
  /// - Precondition: it was not let go, or has happened again since: see `holds`.
  /// - Complexity: O(1) on average from one event to the next in either direction.
  public subscript(number: Int) -> Entry {
    let index = number &- 1 &- state.value.sealedCount
    return index >= 0 ? open[index] : old(number)
  }

  private func old(_ number: Int) -> Entry {
    precondition(number > 0)
    let index = UInt(bitPattern: number &- 1)
    let chunk = Int(bitPattern: index / UInt(JournalChunk.count))
    let place = Int(bitPattern: index % UInt(JournalChunk.count))
    if chunk == state.value.unpackedChunk { return unpacked[place] }
    return unpacked(number, chunk, place)
  }

  @inline(never)
  private func unpacked(_ number: Int, _ chunk: Int, _ place: Int) -> Entry {
    guard chunk >= goneCount, let packed = sealed[chunk].contents?.entries else {
      guard let again, again.start < number else { preconditionFailure("event \(number) is gone") }
      return again.events[number - again.start]
    }
    packed.unpack(into: unpacked)
    state.value.unpackedChunk = chunk
    return unpacked[place]
  }

  @inline(__always)
  public func append(_ event: KernelEvent, depth: Int) {
    if state.value.openCount == JournalChunk.count { seal() }
    let place = state.value.openCount
    open.put(event, depth, at: place)
    state.value.openCount = place &+ 1
  }

  /// Appends events that lie on a tape.
  package func append(_ places: Range<Int>, of tape: EventTape) {
    var rest = places
    while !rest.isEmpty {
      if state.value.openCount == JournalChunk.count { seal() }
      let piece = rest.prefix(JournalChunk.count - state.value.openCount)
      open.copy(piece, of: tape.entries, to: state.value.openCount)
      state.value.openCount += piece.count
      rest = rest.dropFirst(piece.count)
    }
  }

  /// Packs the open events.
  @inline(never)
  private func seal() {
    let start = tracker
    var (last, index) = (start, ChunkIndex())
    for place in open.indices {
      let event = open[place].event
      switch event {
      case .fault, .heap: break
      case .enter, .leave: last.note(event)
      default:
        last.note(event)
        index.add(event, at: place, walked: last.context.walked)
      }
    }
    tracker = last
    let contents = SealedChunk.Contents(entries: PackedEntries(open), index: index)
    sealed.append(SealedChunk(start: start, contents: contents))
    state.value.sealedCount += JournalChunk.count
    state.value.openCount = 0
  }

  // MARK: Commands

  /// A command of the log is done.
  public func endCommand() {
    ends.append(count)
    if heldCount > limit / Self.price { letGo() }
  }

  /// How many events there are after so many commands.
  public func end(ofCommands count: Int) -> Int { count == 0 ? 0 : ends[count - 1] }

  /// The command that an event belongs to, from 0.
  ///
  /// - Complexity: O(log commands)
  public func command(of event: Int) -> Int {
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] < event { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Forgets everything after so many commands, and what happened of the next one beyond an event.
  public func truncate(toCommands count: Int) {
    ends.removeSubrange(min(count, ends.count)...)
    cut(to: ends.last ?? 0)
  }

  /// Forgets the events behind one of a command that has not ended.
  public func forget(since start: Int) { cut(to: start) }

  private func cut(to count: Int) {
    guard count < self.count else { return }
    again = nil
    let chunk = count / JournalChunk.count
    if chunk < sealed.count {
      // Its first events are open again; what was let go of them stays away.
      sealed[chunk].contents?.entries.unpack(into: open)
      tracker = sealed[chunk].start
      sealed.removeSubrange(chunk...)
      goneCount = min(goneCount, chunk)
      if state.value.unpackedChunk >= chunk { state.value.unpackedChunk = -1 }
    }
    state.value.sealedCount = chunk * JournalChunk.count
    state.value.openCount = count % JournalChunk.count
  }

  // MARK: Letting go

  /// How many events were let go, the oldest ones.
  public var letGoCount: Int { goneCount * JournalChunk.count }

  /// How many events are held.
  package var heldCount: Int { count - letGoCount }

  /// Bytes that the events really take up.
  var byteCount: Int {
    sealed.reduce(2 * JournalChunk.count * MemoryLayout<Entry>.stride) { $0 + $1.byteCount }
  }

  /// Whether an event can be asked for.
  package func holds(_ number: Int) -> Bool {
    guard number <= letGoCount else { return number <= count }
    guard let again else { return false }
    return again.start < number && number <= again.start + again.events.count
  }

  /// Lets the oldest chunks go, as far as they hold no event of the last command.
  private func letGo() {
    let last = end(ofCommands: ends.count - 1) / JournalChunk.count
    while heldCount > limit / Self.price, goneCount < min(last, sealed.count) {
      sealed[goneCount].contents = nil
      if state.value.unpackedChunk == goneCount { state.value.unpackedChunk = -1 }
      goneCount += 1
    }
  }

  /// Sets how many bytes the journal may take up, and keeps to it.
  package func setLimit(_ byteCount: Int) {
    limit = byteCount
    if !ends.isEmpty { letGo() }
  }

  /// The events of another command may happen again.
  package func forgetWhatHappenedAgain() { again = nil }

  /// An event that was let go happens again, since its command is carried out once more.
  package func happensAgain(_ event: KernelEvent, depth: Int, number: Int) {
    if again.map({ $0.start + $0.events.count + 1 != number }) ?? true {
      again = (number - 1, Journal())
    }
    again?.events.append(event, depth: depth)
  }
}
