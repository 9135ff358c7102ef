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
  /// Where the weighty ones lie, in order, as many as `weightyCount`.
  public let weighty = FlatStorage<UInt16>(count: EventTape.capacity)
  private let state: FlatValue<TracerState>

  init(_ state: FlatValue<TracerState>) { self.state = state }

  /// How many events lie there.
  @inline(__always)
  public var count: Int { state.value.count }

  /// How many of them are weighty.
  @inline(__always)
  public var weightyCount: Int { state.value.weightyCount }

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

  /// Everything has been taken up.
  public func clear() { (state.value.count, state.value.weightyCount) = (0, 0) }
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
