import Hardware

/// What keeps a zone from serving a request: the watermark test, or the lack of a long enough run.
public struct AllocationObstacle: Hashable, Sendable {
  /// The test at the mark that the last attempt respects, with its numbers.
  public var trial: ZoneTrial
  /// Order of the longest run on the lists that the request may use; `nil` when there is none.
  public var largestFreeOrder: Int?
  /// The run that is nearest to being free: its first frame, and the frames in it that are not.
  /// Present when pages would suffice and no run is long enough.
  public var nearestRun: (first: PageFrameNumber, pins: [PageFrameNumber])? {
    pins.first == nil ? nil : (run, pins)
  }
  private var run: PageFrameNumber
  private var pins: [PageFrameNumber]

  init(
    trial: ZoneTrial, largestFreeOrder: Int?, run: PageFrameNumber, pins: [PageFrameNumber]
  ) {
    self.trial = trial
    self.largestFreeOrder = largestFreeOrder
    self.run = run
    self.pins = pins
  }
}

extension PageAllocator {
  /// What stands in the way of a request now, zone by zone in the order in which they would be
  /// tried; changes nothing. A zone that would serve the request has a trial that passed.
  ///
  /// - Complexity: O(frames) for orders above 0
  public func obstacles(order: Int, _ flags: AllocationFlags) -> [AllocationObstacle] {
    guard let zoneClass = flags.zoneClass, let type = flags.migrateType, order <= Order.max else {
      return []
    }
    let request = AllocationRequest(
      order: order, flags: flags, zoneClass: Int(zoneClass.rawValue), type: type)
    let limits = AllocationLimits(
      slowPathOf: flags, context: context, rules: boot.parameters.rules)
    return zoneList(for: zoneClass).map { zone in
      let index = Int(zone.kind.rawValue)
      let trial = trial(of: index, request, limits, mark: .min, boost: state[index].boost)
      let largest = (0..<Order.count).last { zone.freeBlockCount(order: $0) > 0 }
      let needsRun = order > 0 && trial.verdict == .noBlock
      let (run, pins) = needsRun ? nearestRun(index, order: order) : (.none, [])
      return AllocationObstacle(
        trial: trial, largestFreeOrder: largest, run: run, pins: pins)
    }
  }

  /// The aligned run of the order with the fewest frames in use, the lowest of equals; runs with
  /// frames that are reserved or no RAM cannot become free.
  private func nearestRun(
    _ zone: Int, order: Int
  ) -> (first: PageFrameNumber, pins: [PageFrameNumber]) {
    let bounds = zones[zone].frames
    var best = (first: PageFrameNumber.none, pins: Int.max)
    var first = (bounds.lowerBound + (1 << order - 1)).block(of: order)
    while first + 1 << order <= bounds.upperBound {
      if let count = pinCount(first, order: order, below: best.pins) { best = (first, count) }
      first = first + 1 << order
    }
    guard best.first != .none else { return (.none, []) }
    let frames = (0..<1 << order).map { best.first + $0 }
    return (best.first, frames.filter { isInUse($0) })
  }

  /// Frames of a run that are in use, if they are fewer than so many and all could become free.
  private func pinCount(_ first: PageFrameNumber, order: Int, below limit: Int) -> Int? {
    var count = 0
    var frame = first
    while frame < first + 1 << order {
      let page = pages[frame]
      if page.use == .freeBlock {
        frame = frame + 1 << Int(page.order)
        continue
      }
      guard page.use != .reserved, page.use != .free else { return nil }
      count += 1
      if count >= limit { return nil }
      frame = frame + 1
    }
    return count
  }

  private func isInUse(_ frame: PageFrameNumber) -> Bool {
    switch pages[frame].use {
    case .free, .freeBlock: false
    default: true
    }
  }
}
