import Hardware

/// One decision or effect of the kernel, as a value. A trace, a step and a "why" are readings of
/// these.
public enum KernelEvent: Hashable, BitwiseCopyable, Sendable {
  /// The kernel enters one of Linux's functions; events up to the matching `leave` are its doing.
  case enter(KernelFunction)
  case leave(KernelFunction)
  /// What the chip did.
  case hardware(HardwareEvent)
  /// What the page allocator decided.
  case allocator(AllocatorEvent)
  /// What the slab layer did.
  case slab(SlabEvent)
  /// What was written into page tables.
  case table(TableEvent)
  /// What happened to the mappings of a process.
  case space(AddressSpaceEvent, of: AddressSpaceID)
  /// What the page-fault handler decided.
  case fault(FaultEvent)
  /// What happened between memory and swap.
  case swap(SwapEvent)
  /// What reclaim decided.
  case reclaim(ReclaimEvent)
  /// What the OOM killer did.
  case outOfMemory(OutOfMemoryEvent)
  /// What happened in the kernel's own windows.
  case window(WindowEvent)
  /// What the C library decided in user space, between two of its system calls.
  case heap(HeapEvent)
}
