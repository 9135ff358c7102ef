import Hardware

/// Where the parts of a program lie in its address space. Linux: fields of `mm_struct`.
public struct ProgramImageBounds: Hashable, Sendable {
  public var code = VirtualAddress(rawValue: 0)..<VirtualAddress(rawValue: 0)
  public var data = VirtualAddress(rawValue: 0)..<VirtualAddress(rawValue: 0)
  /// What lies behind the data and is not in the file: the bss. Linux keeps no account of it.
  public var zeros = VirtualAddress(rawValue: 0)..<VirtualAddress(rawValue: 0)
  /// Where the first instruction lies: the interpreter's if there is one.
  public var entry = VirtualAddress(rawValue: 0)
  /// What the interpreter's own addresses are counted from, 0 without one. Linux: AT_BASE.
  public var interpreterBase = VirtualAddress(rawValue: 0)
  /// Linux: `start_brk`, `brk`.
  public var heapStart = VirtualAddress(rawValue: 0)
  public var heapEnd = VirtualAddress(rawValue: 0)
  /// The stack pointer at entry. Linux: `start_stack`.
  public var stackStart = VirtualAddress(rawValue: 0)
  public var arguments = VirtualAddress(rawValue: 0)..<VirtualAddress(rawValue: 0)
  public var environment = VirtualAddress(rawValue: 0)..<VirtualAddress(rawValue: 0)
  /// Where the C library keeps its static data, 0 until it is first called. To the kernel it means
  /// nothing; like the data themselves it is copied by `fork` and gone after `exec`.
  public var library = VirtualAddress(rawValue: 0)

  public init() {}
}
