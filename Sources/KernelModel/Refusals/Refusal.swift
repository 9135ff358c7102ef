import Hardware

/// Why the kernel says no: the errno that the program sees, and what stood in the way.
public struct Refusal: Error, Hashable, Sendable {
  public var errno: Errno
  public var reason: Reason

  public init(_ errno: Errno, _ reason: Reason) {
    self.errno = errno
    self.reason = reason
  }

  /// What stood in the way, with the values that show it.
  public enum Reason: Hashable, Sendable {
    case lengthIsZero
    case lengthTooLarge(UInt32)
    case notPageAligned(VirtualAddress)
    case offsetOverflows(UInt32)
    case rangeWraps(VirtualAddress, UInt32)
    case beyondUserSpace(VirtualAddress, UInt32)
    /// No gap of so many bytes.
    case noGap(UInt32)
    case belowMinimum(VirtualAddress)
    case overlaps(VirtualAddress)
    case notMapped(VirtualAddress)
    case severalAreas(VirtualAddress)
    case badType
    case unknownFlags(UInt32)
    case badProtection(UInt32)
    case conflictingFlags
    case neverAllowed(AreaOptions)
    case notGrowing(VirtualAddress)
    case badDescriptor(Int32)
    case notReadable
    case notWritable
    case notMappable
    case noSuchFile(String)
    case tooManyAreas(Int)
    case addressSpaceLimit(pages: UInt32)
    case dataLimit(pages: UInt32)
    case lockLimit(pages: UInt32)
    case commitLimit(pages: UInt32)
    case specialArea(VirtualAddress)
    case lockedArea(VirtualAddress)
    case regionsOverlap
    case unknownAdvice(Int32)
    case wrongKindOfArea(VirtualAddress)
    case outOfFrames
    case outOfProcesses
    case noChild
    case noSuchProcess(Int)
    case noWindow(UInt32)
    /// `vfree` of an address where no area begins.
    case nonexistentArea(VirtualAddress)
    /// `kunmap` of a frame without users.
    case notKmapped(PageFrameNumber)
    /// `kunmap_atomic` out of order: the slot mapped last is at the address.
    case unbalanced(last: VirtualAddress)
    /// `ioremap` of RAM.
    case isRAM(PageFrameNumber)
    /// A frame number that is no RAM.
    case noRAM(PageFrameNumber)
    /// A fixmap index that has no slot.
    case noSlot(Int)
    /// The caller sleeps until a slot is free.
    case sleeps(Int)
    case notConfigured
    case notExecutable
    case unsupported
  }
}
