import Hardware

/// Which events matter to who adds events up, or notes where something is told of: one in five where
/// page after page is touched.
extension KernelEvent {
  /// Whether something is other than without it: an entry, a frame, an area, a slot, a line of the
  /// TLB. That somebody looks, is asked or decides is not among these; nor that a function is
  /// entered, except for those of the library and those that count the users of slots.
  @inline(__always)
  public var isWeighty: Bool {
    switch self {
    case .enter(let function), .leave(let function): function.isWeighty
    case .hardware(let event): event.isWeighty
    case .allocator(.requested), .allocator(.tried): false
    case .allocator, .slab, .table, .window, .swap: true
    case .space(.visited, _), .space(.cacheHit, _), .space(.rotated, _), .space(.recoloured, _),
      .space(.gapFound, _), .space(.refused, _):
      false
    case .space: true
    case .fault(.taken): true
    case .outOfMemory(.killed), .outOfMemory(.gaveUp): true
    case .fault, .reclaim, .outOfMemory, .heap: false
    }
  }
}

extension HardwareEvent {
  /// The same of what the chip did.
  @inline(__always)
  var isWeighty: Bool {
    switch self {
    case .filled, .entryWritten, .directoryLoaded, .flushed, .dropped: true
    case .lookedUp, .pointerUsed, .entryRead, .directoryRemembered, .decided, .evicted,
      .translated, .fault:
      false
    }
  }
}

extension KernelFunction {
  /// Whether that it is entered or left means something to what follows.
  @inline(__always)
  var isWeighty: Bool { countsSlots || isOfLibrary }

  /// Whether events tell of a slot's users while it is the innermost.
  @inline(__always)
  public var countsSlots: Bool {
    self == .kmapHigh || self == .kunmapHigh || self == .flushPkmaps
  }
}
