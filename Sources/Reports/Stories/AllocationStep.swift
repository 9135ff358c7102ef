import Drawing
import Hardware
import KernelModel

/// One decision of the page allocator as a story tells it: an event, or several that belong
/// together.
package enum AllocationStep: Hashable, Sendable {
  /// Somebody asks; the zones that will be tried, in their order.
  case requested(order: UInt8, flags: AllocationFlags, type: MigrateType, zones: [Zone.Kind])
  case tried(ZoneTrial)
  /// No zone passed at its low mark.
  case slowPathBegan
  /// The head of a list is taken.
  case headTaken(block: PageFrameNumber, order: UInt8, zone: Zone.Kind, type: MigrateType)
  /// A block is halved down to the order.
  case halved(kept: PageFrameNumber, buddy: PageFrameNumber, order: UInt8)
  /// The CPU's list was empty and got pages, for which so many further blocks were split.
  case refilled(zone: Zone.Kind, type: MigrateType, count: Int, splits: Int)
  /// A request came to nothing.
  case failed(order: UInt8, flags: AllocationFlags, task: String)
  /// What one event says by itself.
  case event(AllocatorEvent)
}

extension AllocationStep {
  /// The function of Linux that decides.
  var function: KernelFunction {
    switch self {
    case .requested: .allocPages
    case .tried: .zoneWatermarkFast
    case .slowPathBegan: .allocPagesSlowPath
    case .headTaken: .rmqueueSmallest
    case .halved: .expand
    case .refilled: .rmqueueBulk
    case .failed(_, let flags, _): flags.contains(.noWarn) ? .allocPagesSlowPath : .warnAlloc
    case .event(let event): event.function
    }
  }
}

extension AllocatorEvent {
  fileprivate var function: KernelFunction {
    switch self {
    case .requested, .allocated: .allocPages
    case .tried: .zoneWatermarkFast
    case .takenFromCPU: .rmqueuePCPList
    case .refilled: .rmqueueBulk
    case .drained: .freePCPPagesBulk
    case .parked: .freeUnrefPageCommit
    case .unlisted: .rmqueueSmallest
    case .split: .expand
    case .merged: .freeOnePage
    case .listed(_, _, _, place: .head): .addToFreeList
    case .listed: .addToFreeListTail
    case .stolen: .rmqueueFallback
    case .moved: .moveFreePagesBlock
    case .retyped: .setPageblockMigrateType
    case .boosted(_, pages: 0): .balancePgdat
    case .boosted: .boostWatermark
    case .reclaimerWoken: .wakeupKswapd
    case .reclaimed: .tryToFreePages
    case .compacted: .tryToCompactPages
    case .outOfMemory: .outOfMemory
    case .failed: .warnAlloc
    case .dropped: .putPage
    case .freed: .freePages
    }
  }
}

extension AllocationStep: DetailedFact {
  package var code: String {
    switch self {
    case .requested: "requested"
    case .tried: "zone-tried"
    case .slowPathBegan: "slow-path-began"
    case .headTaken: "list-head-taken"
    case .halved: "block-halved"
    case .refilled: "cpu-list-refilled"
    case .failed: "allocation-failed"
    case .event(let event): event.code
    }
  }

  package var details: Details {
    switch self {
    case .requested(let order, let flags, let type, let zones):
      [
        "order": order, "request": flags.text, "migrateType": type.name, "zones": zones.map(\.name),
      ]
    case .tried(let trial): trial.details
    case .slowPathBegan: [:]
    case .headTaken(let block, let order, let zone, let type):
      ["frame": block, "order": order, "zone": zone.name, "migrateType": type.name]
    case .halved(let kept, let buddy, let order):
      ["frame": kept, "buddy": buddy, "order": order]
    case .refilled(let zone, let type, let count, let splits):
      ["zone": zone.name, "migrateType": type.name, "pages": count, "splitBlocks": splits]
    case .failed(let order, let flags, let task):
      ["order": order, "request": flags.text, "requestBits": flags.rawValue, "task": task]
    case .event(let event): event.details
    }
  }
}
