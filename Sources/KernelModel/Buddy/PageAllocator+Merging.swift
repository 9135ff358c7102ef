import Hardware

extension PageAllocator {
  /// Gives a block back to the lists, merged with its buddy as often as that is free.
  ///
  /// The block goes to the head of its list, so that its warm frames are used first, unless it is
  /// likely to merge soon: then to the tail. Linux: `__free_one_page`.
  /// - Complexity: O(1) list operations for each order merged.
  @inline(__always)
  func mergeAndList(
    _ frame: PageFrameNumber, order: Int, type: MigrateType, zone: Int, toTail: Bool = false
  ) {
    var block = frame
    var current = order
    while current < Order.max {
      let buddy = block.buddy(at: current)
      guard isFreeBlock(buddy, order: current, zone: zone) else { break }
      unlist(buddy, zone: zone)
      pages[block] = .unused
      block = PageFrameNumber(rawValue: block.rawValue & buddy.rawValue)
      current &+= 1
      tracer.emit(.allocator(.merged(block: block, buddy: buddy, order: UInt8(current))))
    }
    if toTail || isMergeLikely(block, order: current, zone: zone) {
      listAtTail(block, order: current, type: type, zone: zone)
      tracer.emit(
        .allocator(.listed(block: block, order: UInt8(current), type: type, place: .tail)))
    } else {
      listAtHead(block, order: current, type: type, zone: zone)
      tracer.emit(
        .allocator(.listed(block: block, order: UInt8(current), type: type, place: .head)))
    }
  }

  /// Whether a free block of this order and zone begins at the frame. Linux: `page_is_buddy`.
  @inline(__always)
  func isFreeBlock(_ frame: PageFrameNumber, order: Int, zone: Int) -> Bool {
    guard frame.index < pages.frameCount else { return false }
    return pages[frame].use == .freeBlock && Int(pages[frame].order) == order
      && zoneIndex(of: frame) == zone
  }

  /// Whether the block would merge twice if its buddy came back: the buddy of the block that the
  /// two would form is free. Linux: `buddy_merge_likely`.
  @inline(__always)
  private func isMergeLikely(_ block: PageFrameNumber, order: Int, zone: Int) -> Bool {
    guard order < Order.max - 1 else { return false }
    let parent = block.block(of: order &+ 1)
    return isFreeBlock(parent.buddy(at: order &+ 1), order: order &+ 1, zone: zone)
  }
}
