import Hardware

/// What happened in the kernel's own windows: vmalloc, kmap, fixmap.
public enum WindowEvent: Hashable, Sendable {
  case entryWritten(VirtualAddress, PageTableEntry)
}
