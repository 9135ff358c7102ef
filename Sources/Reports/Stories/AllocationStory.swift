import Drawing
import Hardware
import KernelModel

/// Tells what the page allocator decided: who asks for what, each zone's sum, the list that is
/// taken from, splits, steals, the steps of the slow path.
///
/// What repeats is told once: a request like an earlier one, served by the same zone without any
/// ado, shows only where its page comes from; of the pages that fill the CPU's list only the first.
struct AllocationStory {
  private let allocator: PageAllocator
  private let task: String
  private var trials = ZoneTrials()
  /// Steps of the request that are told only when something is out of the ordinary.
  private var pending: [AllocationStep] = []
  private var isWoken = false
  /// Blocks taken off the lists since the zone passed, and splits of later ones.
  private var taken: [[AllocationStep]] = []
  /// Blocks that were listed or merged: of many at once only their number is told.
  private var listed: [AllocationStep] = []
  /// Where the last page was parked that was told of.
  private var toldList: ParkingList?

  private struct ParkingList: Equatable {
    var zone: Zone.Kind
    var type: MigrateType
  }

  /// - Parameter task: the name of the process that asks.
  init(_ allocator: PageAllocator, task: String) {
    self.allocator = allocator
    self.task = task
  }

  /// The steps that an event makes tellable.
  mutating func steps(after event: AllocatorEvent) -> [AllocationStep] {
    switch event {
    case .merged, .listed:
      listed.append(.event(event))
      return []
    case .moved, .drained: listed = event.isOfOnePage ? listed : []
    default: break
    }
    let before = listed
    listed = []
    return before + stepsAlone(after: event)
  }

  private mutating func stepsAlone(after event: AllocatorEvent) -> [AllocationStep] {
    switch event {
    case .requested(let order, let flags, let zoneClass, let type):
      let zones = allocator.zoneList(for: zoneClass).map(\.kind)
      pending = [.requested(order: order, flags: flags, type: type, zones: zones)]
      trials.begin(.init(order: order, flags: flags, type: type, zoneClass: zoneClass))
      isWoken = false
      taken = []
      return []
    case .tried(let trial): return steps(after: trial)
    case .unlisted(let block, let order, let zone, let type):
      taken.append([.headTaken(block: block, order: order, zone: zone, type: type)])
      return []
    case .split(let upper, let order, _):
      let lower = PageFrameNumber(rawValue: upper.rawValue ^ 1 << UInt32(order))
      if !taken.isEmpty {
        taken[taken.count - 1].append(.halved(kept: lower, buddy: upper, order: order))
      }
      return []
    case .refilled(let zone, let type, let count): return refill(zone, type, Int(count))
    case .takenFromCPU:
      defer { trials.endRequest() }
      return told(flushed() + [.event(event)])
    case .allocated(_, let order):
      defer { trials.forgetRequest() }
      guard order > 0 else { return [] }
      trials.endRequest()
      return told(flushed())
    case .failed(let order, let flags):
      return told([.failed(order: order, flags: flags, task: task)])
    case .parked(_, let zone, let type):
      let list = ParkingList(zone: zone, type: type)
      guard list != toldList else { return [] }
      toldList = list
      return [.event(event)]
    case .reclaimerWoken:
      guard !isWoken else { return [] }
      isWoken = true
      let start = trials.slowStart()
      return told(start + flushed() + [.event(event)])
    case .drained where event.isOfOnePage, .freed: return []
    default: return told(flushed() + [.event(event)])
    }
  }

  /// Steps with those in front that waited to see whether they matter.
  private mutating func told(_ steps: [AllocationStep]) -> [AllocationStep] {
    defer { pending = [] }
    return pending + steps
  }

  /// The blocks taken so far.
  private mutating func flushed() -> [AllocationStep] {
    defer { taken = [] }
    return taken.flatMap { $0 }
  }

  private mutating func steps(after trial: ZoneTrial) -> [AllocationStep] {
    // A zone that passed and had nothing to give after all: the blocks are of no use to the story.
    taken = []
    guard let steps = trials.steps(after: trial) else {
      pending = []
      return []
    }
    return steps.isEmpty ? [] : told(steps)
  }

  /// The CPU's list was empty: how its first page was found, and how many more there are.
  private mutating func refill(
    _ zone: Zone.Kind, _ type: MigrateType, _ count: Int
  ) -> [AllocationStep] {
    let blocks = taken
    taken = []
    guard count != 1 else { return told(blocks.flatMap { $0 }) }
    guard count > 0 else { return [] }
    let splits = blocks.dropFirst().count { $0.count > 1 }
    return told(
      (blocks.first ?? []) + [.refilled(zone: zone, type: type, count: count, splits: splits)])
  }
}

extension AllocatorEvent {
  /// Whether a single page goes back: the zone parks none.
  fileprivate var isOfOnePage: Bool {
    if case .drained(_, 1) = self { return true }
    return false
  }
}
