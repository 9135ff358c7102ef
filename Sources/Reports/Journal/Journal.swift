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
  /// Which of the open events an index is made of.
  private let weighty = FlatStorage<UInt16>(count: JournalChunk.count)
  var tracker = JournalStart()
  /// How many chunks at the beginning were let go.
  var goneCount = 0
  private let state = FlatValue(State())
  /// How many events there were after each command of the log.
  private var ends: [Int] = []
  /// The old chunk that was looked into last.
  private let unpacked = FlatStorage<Entry>(count: JournalChunk.count)
  /// Room for who packs and unpacks.
  private let room = PackingRoom()
  /// Events that were let go and have happened again, behind so many.
  private var again: (start: Int, events: Journal)?

  private struct State: BitwiseCopyable {
    /// How many events are in chunks, kept or not.
    var sealedCount = 0
    var openCount = 0
    var weightyCount = 0
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
    packed.unpack(into: unpacked, room)
    state.value.unpackedChunk = chunk
    return unpacked[place]
  }

  @inline(__always)
  public func append(_ event: KernelEvent, depth: Int) {
    if state.value.openCount == JournalChunk.count { seal() }
    let place = state.value.openCount
    open.put(event, depth, at: place)
    state.value.openCount = place &+ 1
    if event.isWeighty { noteWeighty(place) }
  }

  @inline(__always)
  private func noteWeighty(_ place: Int) {
    weighty[state.value.weightyCount] = UInt16(truncatingIfNeeded: place)
    state.value.weightyCount &+= 1
  }

  /// Appends the events of a tape from one on.
  package func append(_ tape: EventTape, from first: Int) {
    var (next, index) = (first, 0)
    while index < tape.weightyCount, Int(tape.weighty[index]) < first { index += 1 }
    while next < tape.count {
      if state.value.openCount == JournalChunk.count { seal() }
      let start = state.value.openCount
      let end = min(tape.count, next + JournalChunk.count - start)
      open.copy(next..<end, of: tape.entries, to: start)
      state.value.openCount = start + end - next
      while index < tape.weightyCount, Int(tape.weighty[index]) < end {
        noteWeighty(start + Int(tape.weighty[index]) - next)
        index += 1
      }
      next = end
    }
  }

  /// Packs the open events.
  @inline(never)
  private func seal() {
    let start = tracker
    var (last, builder) = (start, ChunkIndex.Builder())
    for index in 0..<state.value.weightyCount {
      let place = Int(weighty[index])
      let event = open[place].event
      last.note(event)
      if case .hardware(.entryWritten(.table, _, _)) = event {
        last.walk(lastAddress(before: place) ?? start.context.walked)
      }
      builder.add(event, at: place, walked: last.context.walked)
    }
    last.walk(lastAddress(before: JournalChunk.count) ?? start.context.walked)
    last.noteFunctions(functions(since: start))
    tracker = last
    let contents = SealedChunk.Contents(entries: PackedEntries(open, room), index: builder.index)
    sealed.append(SealedChunk(start: start, contents: contents))
    state.value.sealedCount += JournalChunk.count
    state.value.openCount = 0
    state.value.weightyCount = 0
  }

  /// The address that the chip looked up last before a place among the open events.
  private func lastAddress(before place: Int) -> VirtualAddress? {
    for place in stride(from: place - 1, through: 0, by: -1) {
      if case .hardware(.lookedUp(let address, _, _, _)) = open[place].event { return address }
    }
    return nil
  }

  /// The functions that the kernel is inside behind the open events, of which there are as many as
  /// a chunk has: those that were entered and not left since the last event outside of all.
  private func functions(since start: JournalStart) -> [KernelFunction] {
    var inner: [KernelFunction] = []
    var leftCount = 0
    for place in stride(from: JournalChunk.count - 1, through: 0, by: -1) {
      let entry = open[place]
      switch entry.event {
      case .leave: leftCount += 1
      case .enter(let function):
        if leftCount > 0 { leftCount -= 1 } else { inner.append(function) }
      default: break
      }
      if entry.depth == 0 { return inner.reversed() }
    }
    return start.functions.dropLast(leftCount) + inner.reversed()
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
      sealed[chunk].contents?.entries.unpack(into: open, room)
      tracker = sealed[chunk].start
      sealed.removeSubrange(chunk...)
      goneCount = min(goneCount, chunk)
      if state.value.unpackedChunk >= chunk { state.value.unpackedChunk = -1 }
    }
    state.value.sealedCount = chunk * JournalChunk.count
    state.value.openCount = count % JournalChunk.count
    state.value.weightyCount = 0
    for place in 0..<state.value.openCount where open[place].event.isWeighty {
      noteWeighty(place)
    }
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
