import Hardware

/// What the slab layer did.
public enum SlabEvent: Hashable, Sendable {
  /// An object was handed out. Linux: `slab_alloc_node`.
  case allocated(VirtualAddress)
  /// An object came back. Linux: `slab_free`.
  case freed(VirtualAddress)
}
