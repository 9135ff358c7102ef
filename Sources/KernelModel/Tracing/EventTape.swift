import Hardware

/// Events that have happened and that nobody has taken up yet, in order.
///
/// Whoever need not judge each event while it is being decided lets them come to lie here, which
/// costs a store and no call, and takes up many at once.
public final class EventTape {
  public struct Entry: BitwiseCopyable, Sendable {
    public var event: KernelEvent
    /// How many of Linux's functions the kernel is inside.
    public var depth: UInt8

    public init(event: KernelEvent, depth: UInt8) {
      self.event = event
      self.depth = depth
    }
  }

  /// The most events that it holds.
  public static let capacity = 1024

  public let entries = FlatStorage<Entry>(count: EventTape.capacity)
  private let state = FlatValue(State())

  private struct State: BitwiseCopyable {
    var count = 0
    var limit = EventTape.capacity
  }

  init() {}

  /// How many events lie there.
  @inline(__always)
  public var count: Int { state.value.count }

  /// With how many of them it is full.
  ///
  /// - Precondition: 1 to `capacity`, more than lie there.
  public var limit: Int {
    get { state.value.limit }
    set {
      precondition(newValue > count && newValue <= Self.capacity)
      state.value.limit = newValue
    }
  }

  /// - Returns: whether it is full now.
  @inline(__always)
  func append(_ event: KernelEvent, depth: Int) -> Bool {
    let place = state.value.count
    entries.put(event, depth, at: place)
    state.value.count = place &+ 1
    return place &+ 1 == state.value.limit
  }

  /// Everything has been taken up.
  public func clear() { state.value.count = 0 }
}

extension FlatStorage<EventTape.Entry> {
  /// Writes an entry whose unused bytes are always the same: entries of one kind differ in nothing
  /// but what they say.
  @inline(__always)
  public func put(_ event: KernelEvent, _ depth: Int, at place: Int) {
    clear(place)
    self[place] = EventTape.Entry(event: event, depth: UInt8(truncatingIfNeeded: depth))
  }
}
