import Hardware

/// Receives the kernel's events, one by one, while each is being decided.
///
/// A receiver may look at the whole kernel from inside the call: nothing is held exclusively.
public protocol KernelObserver: AnyObject {
  func kernelDid(_ event: KernelEvent, depth: Int)

  /// The tape is full, or comes to its end: takes up the events on it and clears it. Only for who
  /// asked for it by `Tracer.isTaping`.
  func takeUp(_ tape: EventTape)
}

extension KernelObserver {
  public func takeUp(_ tape: EventTape) {
    for place in 0..<tape.count {
      kernelDid(tape.entries[place].event, depth: Int(tape.entries[place].depth))
    }
    tape.clear()
  }
}

/// Where the kernel's parts leave their events. Costs one predicted branch when nobody listens.
public final class Tracer {
  @inline(__always)
  public var isObserved: Bool { state.value.isObserved }
  /// How many of Linux's functions the kernel is inside.
  public var depth: Int { state.value.depth }
  private let receiver = UncheckedBox<(any KernelObserver)?>(nil)
  /// Flat, so that asking whether anybody listens costs a load and no check of exclusive access.
  private let state: FlatValue<TracerState>
  /// Where events lie until they are taken up, while `isTaping`.
  public let tape: EventTape
  // What the tape consists of, one step away instead of two.
  private let entries: FlatStorage<EventTape.Entry>
  private let weighty: FlatStorage<UInt16>

  public init() {
    state = FlatValue(TracerState())
    tape = EventTape(state)
    (entries, weighty) = (tape.entries, tape.weighty)
  }

  /// Who listens, and is kept so long. The machine's own events arrive here as well, as
  /// `KernelEvent.hardware`.
  public var observer: (any KernelObserver)? {
    get { receiver.value }
    set {
      takeUpTape()
      receiver.value = newValue
      let left = state.value.allocationsUntilFailure
      state.value = TracerState(
        isObserved: newValue != nil || left > 0, allocationsUntilFailure: left)
    }
  }

  /// Whether events are not told one by one, but many at once.
  ///
  /// Ends with a new observer.
  public var isTaping: Bool {
    get { state.value.isTaping }
    set {
      if !newValue { takeUpTape() }
      state.value.isTaping = newValue && receiver.value != nil
    }
  }

  /// Has the observer take up what lies on the tape.
  public func takeUpTape() {
    guard tape.count > 0 else { return }
    if let observer = receiver.value { observer.takeUp(tape) } else { tape.clear() }
  }

  /// Tells of a decision. The event is not even built when nobody listens.
  @inline(__always)
  public func emit(_ event: @autoclosure () -> KernelEvent) {
    if _slowPath(isObserved) {
      let event = event()
      // Which it is, is known where it is made.
      if event.isWeighty { deliverWeighty(event) } else { deliver(event) }
    }
  }

  /// Says that the kernel is now inside one of Linux's functions, or a program in its library's.
  @inline(__always)
  public func enter(_ function: KernelFunction) {
    if _slowPath(isObserved) {
      deliverStep(.enter(function), function)
      state.value.depth += 1
    }
  }

  /// Says that the function entered last has returned.
  @inline(__always)
  public func leave(_ function: KernelFunction) {
    if _slowPath(isObserved) {
      state.value.depth -= 1
      deliverStep(.leave(function), function)
    }
  }

  /// Lets an allocation fail, counted from 1; 0 takes that back. The quick ways stay closed until
  /// then, also when it has happened.
  func failAllocation(number: Int) {
    state.value.allocationsUntilFailure = number
    state.value.isObserved = receiver.value != nil || number > 0
  }

  var allocationsUntilFailure: Int { state.value.allocationsUntilFailure }

  /// Whether the allocation that is asked for is the one that is to fail.
  @inline(__always)
  func mustFail() -> Bool { _slowPath(state.value.allocationsUntilFailure > 0) && countDown() }

  @inline(never)
  private func countDown() -> Bool {
    state.value.allocationsUntilFailure -= 1
    return state.value.allocationsUntilFailure == 0
  }

  @inline(__always)
  private func deliverStep(_ event: KernelEvent, _ function: KernelFunction) {
    if function.isWeighty { deliverWeighty(event) } else { deliver(event) }
  }

  @inline(never)
  private func deliver(_ event: KernelEvent) { lay(event) }

  @inline(never)
  private func deliverWeighty(_ event: KernelEvent) {
    markWeighty()
    deliver(event)
  }

  /// Takes what the chip did as one of the kernel's own events.
  @inline(__always)
  func pass(_ event: HardwareEvent) {
    if event.isWeighty { markWeighty() }
    lay(.hardware(event))
  }

  /// The next event is a weighty one.
  @inline(__always)
  private func markWeighty() {
    guard _fastPath(state.value.isTaping) else { return }
    weighty[state.value.weightyCount] = UInt16(truncatingIfNeeded: state.value.count)
    state.value.weightyCount &+= 1
  }

  @inline(__always)
  private func lay(_ event: KernelEvent) {
    guard _fastPath(state.value.isTaping) else { return tell(event) }
    let place = state.value.count
    entries.put(event, state.value.depth, at: place)
    state.value.count = place &+ 1
    if _slowPath(place &+ 1 == state.value.limit) { takeUpTape() }
  }

  @inline(never)
  private func tell(_ event: KernelEvent) { receiver.value?.kernelDid(event, depth: depth) }
}

/// What of a tracer and its tape changes.
struct TracerState: BitwiseCopyable {
  var isObserved = false
  var isTaping = false
  var depth = 0
  /// See `failAllocation`.
  var allocationsUntilFailure = 0
  /// How many events lie on the tape, how many of them are weighty, and with how many it is full.
  var count = 0
  var weightyCount = 0
  var limit = EventTape.capacity
}
