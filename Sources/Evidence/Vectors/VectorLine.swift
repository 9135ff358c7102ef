import Hardware

/// One line of a file of MMU vectors, as a value.
public enum VectorLine: Hashable, Sendable {
  /// A bare machine: zeroed RAM, empty TLB, paging off. The name is a range of the file's bytes.
  case vector(name: Range<Int>)
  /// Paging is on, with these flags and no others.
  case paging(usesPAE: Bool, VectorFlags)
  /// A word of 4 or 8 bytes is stored in RAM, without any flush.
  case memory(PhysicalAddress, UInt64, byteCount: Int)
  /// MOV CR3.
  case directory(UInt64)
  /// One flag changes, with the flush that the chip does.
  case set(VectorFlags, Bool)
  /// INVLPG.
  case invalidate(VirtualAddress)
  /// One byte is accessed.
  case access(Access, Privilege, VirtualAddress, Expectation)
  /// RAM must hold this word now.
  case after(PhysicalAddress, UInt64, byteCount: Int)

  /// What an access must come to.
  public enum Expectation: Hashable, Sendable {
    case physical(UInt64)
    case fault(code: UInt64, cr2: UInt64)
  }
}

/// The bits that a vector switches.
public struct VectorFlags: OptionSet, Hashable, Sendable {
  public var rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// CR0.WP.
  public static let writeProtect = VectorFlags(rawValue: 1 << 0)
  /// CR4.PSE.
  public static let pageSizeExtensions = VectorFlags(rawValue: 1 << 1)
  /// CR4.PGE.
  public static let pageGlobal = VectorFlags(rawValue: 1 << 2)
  public static let smep = VectorFlags(rawValue: 1 << 3)
  public static let smap = VectorFlags(rawValue: 1 << 4)
  /// EFER.NXE.
  public static let noExecute = VectorFlags(rawValue: 1 << 5)
  /// EFLAGS.AC.
  public static let alignmentCheck = VectorFlags(rawValue: 1 << 6)

  /// The flags' names in the file, in the order of their bits.
  public static let names = ["wp", "pse", "pge", "smep", "smap", "nxe", "ac"]
}
