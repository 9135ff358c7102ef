import Hardware

/// What the page allocator decided, step by step.
public enum AllocatorEvent: Hashable, Sendable {
  /// A block left the allocator. Linux: `get_page_from_freelist`.
  case allocated(frame: PageFrameNumber, order: UInt8)
  /// A block came back. Linux: `__free_pages`.
  case freed(frame: PageFrameNumber, order: UInt8)
}
