import Hardware

/// What happened to a process's mappings.
public enum AddressSpaceEvent: Hashable, Sendable {
  /// `find_vma` compared the address with an area.
  case visited(start: VirtualAddress, end: VirtualAddress)
}
