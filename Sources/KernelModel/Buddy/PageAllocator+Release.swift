import Hardware

extension PageAllocator {
  /// Gives back a block on somebody's word: as `free`, but what Linux would complain of is refused
  /// and changes nothing.
  ///
  /// - Parameter order: `nil` means the order that was allocated.
  /// - Throws: `BadPageState` when the frame is free, reserved, not the first of its block, mapped
  ///   or owned, or when the order is not that of the allocation.
  public func release(
    _ frame: PageFrameNumber, order: Int? = nil
  ) throws(BadPageState) {
    if let refusal = refusal(frame, order: order) { throw refusal }
    free(frame, order: Int(pages[frame].order))
  }

  /// Why the frame cannot be released, if it cannot.
  private func refusal(_ frame: PageFrameNumber, order: Int?) -> BadPageState? {
    guard frame.index < pages.frameCount, boot.isPresent(frame) || frame == .none else {
      return BadPageState(reason: .noFrame, frame: frame, useCount: 0, mapCount: 0, flags: [])
    }
    let page = pages[frame]
    let head = PageFrameNumber(rawValue: page.owner)
    switch page.use {
    case .free, .freeBlock, .perCPU: return state(.alreadyFree, of: frame)
    case .reserved: return state(.reserved, of: frame)
    case .tail: return state(.tail(head: head), of: frame)
    default: break
    }
    if page.useCount == 0 { return state(.tail(head: head), of: frame) }
    if let order, order != Int(page.order) {
      return state(.wrongOrder(allocated: Int(page.order)), of: frame)
    }
    return page.useCount == 1 ? badState(of: frame, order: Int(page.order)) : nil
  }

  /// What is wrong with a page whose last holder lets go. Linux: `free_pages_check`.
  @inline(__always)
  func badState(of frame: PageFrameNumber, order: Int) -> BadPageState? {
    let page = pages[frame]
    if page.mapCount == 0, page.flags.isDisjoint(with: .checkedAtFree), Int(page.order) == order,
      page.use.rawValue >= PageUse.anonymous.rawValue
    {
      return nil
    }
    return explainBadState(of: frame, order: order)
  }

  @inline(never)
  private func explainBadState(of frame: PageFrameNumber, order: Int) -> BadPageState {
    let page = pages[frame]
    if page.flags.contains(.reserved) { return state(.reserved, of: frame) }
    if page.mapCount != 0 { return state(.mapped, of: frame) }
    if Int(page.order) != order {
      return state(.wrongOrder(allocated: Int(page.order)), of: frame)
    }
    return state(.flags(page.flags.intersection(.checkedAtFree)), of: frame)
  }

  private func state(
    _ reason: BadPageState.Reason, of frame: PageFrameNumber
  ) -> BadPageState {
    let page = pages[frame]
    return BadPageState(
      reason: reason, frame: frame, useCount: page.useCount, mapCount: page.mapCount,
      flags: page.flags)
  }
}
