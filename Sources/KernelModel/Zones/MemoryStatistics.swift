import Hardware

/// The counters behind `/proc/vmstat`: per zone, per node, and of events.
///
/// A handle: copies of it are the same counters. There is one CPU and no drift.
/// Linux: `vm_zone_stat`, `vm_node_stat`, `vm_event_states`.
public struct MemoryStatistics {
  private let zoneCounters = FlatStorage<Int>(count: 4 * ZoneCounter.allCases.count)
  private let nodeCounters = FlatStorage<Int>(count: NodeCounter.allCases.count)
  private let events = FlatStorage<Int>(count: EventCounter.allCases.count)

  public init() {}

  /// Become what those of another kernel are.
  func take(_ other: MemoryStatistics) {
    zoneCounters.take(other.zoneCounters)
    nodeCounters.take(other.nodeCounters)
    events.take(other.events)
  }

  /// A zone's counter. `freePages` is kept by the allocator and always 0 here.
  public internal(set) subscript(zone: Zone.Kind, counter: ZoneCounter) -> Int {
    @inline(__always) get {
      zoneCounters[Int(zone.rawValue) * ZoneCounter.count + counter.rawValue]
    }
    @inline(__always) nonmutating set {
      zoneCounters[Int(zone.rawValue) * ZoneCounter.count + counter.rawValue] = newValue
    }
  }

  /// A counter of the whole node.
  public internal(set) subscript(counter: NodeCounter) -> Int {
    @inline(__always) get { nodeCounters[counter.rawValue] }
    @inline(__always) nonmutating set { nodeCounters[counter.rawValue] = newValue }
  }

  /// How often something happened since boot.
  public internal(set) subscript(event: EventCounter) -> Int {
    @inline(__always) get { events[event.rawValue] }
    @inline(__always) nonmutating set { events[event.rawValue] = newValue }
  }

  /// Counts pages allocated in a zone. Linux: `__count_zid_vm_events(PGALLOC, ...)`.
  @inline(__always)
  func countAllocated(_ pageCount: Int, zone: Int) {
    events[EventCounter.allocatedDMA.rawValue &+ zone] &+= pageCount
  }

  /// Counts pages given back. Linux: `__count_vm_events(PGFREE, ...)`.
  @inline(__always)
  func countFreed(_ pageCount: Int) { events[EventCounter.freed.rawValue] &+= pageCount }
}
