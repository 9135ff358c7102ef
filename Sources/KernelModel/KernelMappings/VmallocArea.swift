import Hardware

/// A stretch of the vmalloc window: free, in use, or freed and waiting for the flush.
///
/// Linux: `struct vmap_area` with its `struct vm_struct`.
public struct VmallocArea: BitwiseCopyable, Sendable {
  public internal(set) var start: VirtualAddress
  /// The guard page included, which has addresses but no entries.
  public internal(set) var end: VirtualAddress
  public internal(set) var state: State
  public internal(set) var kind: Kind
  var isRed: Bool
  /// Whether a guard page ends it.
  public internal(set) var hasGuard: Bool
  /// Pages behind it. Linux: `vm_struct->nr_pages`.
  public internal(set) var pageCount: UInt32
  /// The device's first byte. Linux: `vm_struct->phys_addr`.
  public internal(set) var device: PhysicalAddress
  /// The slab objects that stand for it: the `vm_struct` and the array of its pages.
  var object: VirtualAddress
  var pageArray: VirtualAddress
  /// The array is longer than a page and has a vmalloc area of its own. Linux: `vpages`.
  public internal(set) var hasVmallocPageArray: Bool
  var parent: UInt32
  var left: UInt32
  var right: UInt32
  /// The next area by address, or the next that waits.
  var next: UInt32
  /// Bytes of the largest block of this subtree, in the tree of free blocks.
  /// Linux: `subtree_max_size`.
  var largest: UInt32

  public enum State: UInt8, BitwiseCopyable, Sendable { case unused, free, busy, lazilyFreed }

  /// Linux: `VM_ALLOC`, `VM_MAP`, `VM_IOREMAP`.
  public enum Kind: UInt8, BitwiseCopyable, Sendable { case none, vmalloc, vmap, ioremap }

  public var byteCount: UInt32 { end - start }
  /// The part that has entries.
  public var mappedEnd: VirtualAddress { hasGuard ? end - 4096 : end }
}
