import Hardware

/// The place of an area among those of the window; slot 0 is no area.
struct VmallocLink: PoolLink { var slot: UInt32 }

/// A stretch of the vmalloc window: free, in use, or freed and waiting for the flush.
///
/// Linux: `struct vmap_area` with its `struct vm_struct`.
public struct VmallocArea: BitwiseCopyable, Sendable {
  public internal(set) var start: VirtualAddress
  /// The guard page included, which has addresses but no entries.
  public internal(set) var end: VirtualAddress
  public internal(set) var state: State
  public internal(set) var kind = Kind.none
  var isRed = false
  /// Whether a guard page ends it.
  public internal(set) var hasGuard = false
  /// Pages behind it. Linux: `vm_struct->nr_pages`.
  public internal(set) var pageCount: UInt32 = 0
  /// The device's first byte. Linux: `vm_struct->phys_addr`.
  public internal(set) var device = PhysicalAddress(rawValue: 0)
  /// The slab objects that stand for it: the `vm_struct` and the array of its pages.
  var object = VirtualAddress(rawValue: 0)
  var pageArray = VirtualAddress(rawValue: 0)
  /// The array is longer than a page and has a vmalloc area of its own. Linux: `vpages`.
  public internal(set) var hasVmallocPageArray = false
  var parent = VmallocLink.none
  var left = VmallocLink.none
  var right = VmallocLink.none
  /// The next area by address, or the next that waits.
  var next = VmallocLink.none
  /// Bytes of the largest block of this subtree, in the tree of free blocks.
  /// Linux: `subtree_max_size`.
  var largest: UInt32 = 0

  init(_ range: Range<VirtualAddress>, _ state: State) {
    start = range.lowerBound
    end = range.upperBound
    self.state = state
  }

  public enum State: UInt8, BitwiseCopyable, Sendable { case unused, free, busy, lazilyFreed }

  /// Linux: `VM_ALLOC`, `VM_MAP`, `VM_IOREMAP`.
  public enum Kind: UInt8, BitwiseCopyable, Sendable { case none, vmalloc, vmap, ioremap }

  public var byteCount: UInt32 { end - start }
  /// The part that has entries.
  public var mappedEnd: VirtualAddress { hasGuard ? end - 4096 : end }
  /// The slab objects that stand for it: the `vm_struct` and the array of its pages, 0 for none.
  public var objects: (area: VirtualAddress, pages: VirtualAddress) { (object, pageArray) }
}
