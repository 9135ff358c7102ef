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
    /// The end of the heap would lie below its start. Linux: `start_brk`.
    case belowHeap(VirtualAddress, start: VirtualAddress)
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
    /// More pages are asked for than `vm.overcommit_memory` lets a call be promised.
    ///
    /// - Parameter most: so many it would have been.
    case commitLimit(pages: UInt32, CommitCharge.Mode, most: UInt32)
    case specialArea(VirtualAddress)
    case lockedArea(VirtualAddress)
    case regionsOverlap
    case unknownAdvice(Int32)
    case wrongKindOfArea(VirtualAddress)
    case outOfFrames(FrameShortage)
    /// `vmalloc` for which memory was out.
    case vmallocFailed(VmallocShortage)
    /// So many blocks were taken before none was left.
    case outOfFramesAfter(UInt32)
    case outOfProcesses
    case noChild
    case noSuchProcess(Int)
    /// No room in the vmalloc window for so many bytes, the guard page included.
    case noWindow(UInt32)
    /// `vmalloc` of nothing, or of more pages than the machine has.
    case badVmallocSize(UInt32, pagesOfRAM: Int, tellsSize: Bool)
    /// `vfree` or a relative of an address where no area begins.
    case nonexistentArea(VirtualAddress, AreaCall)
    /// `vfree` or a relative of an address within a page.
    case badAreaAddress(VirtualAddress, AreaCall)
    /// `vunmap` or `iounmap` of an area whose frames `vfree` alone gives back.
    case framesWouldBeLost(VirtualAddress, AreaCall, pages: UInt32)
    /// `kunmap` of a frame without users.
    case notKmapped(PageFrameNumber)
    /// `kunmap_atomic` out of order: the slot mapped last is at `last`, nil when none is open.
    case unbalanced(VirtualAddress, last: VirtualAddress?)
    /// `kmap_atomic` more often than a CPU has slots.
    case temporarySlotsUsedUp(Int, ofTask: Bool)
    /// Something that may sleep while temporary kmaps are open, and for whom.
    case sleepsWhileAtomic(SleepingCode, ProcessID, name: String)
    /// A switch to another task while temporary kmaps are open.
    case schedulesWhileAtomic(ProcessID, name: String, preemptCount: Int)
    /// `ioremap` of RAM: the first and the last byte asked for.
    case isRAM(first: PhysicalAddress, last: PhysicalAddress, isWide: Bool)
    /// `ioremap` or `set_fixmap` of bytes beyond what an entry can name.
    case badDevice(PhysicalAddress)
    /// `ioremap` of a range that goes on at address 0.
    case deviceWraps(PhysicalAddress, UInt32)
    /// A frame number that is no RAM.
    case noRAM(PageFrameNumber)
    /// A fixmap index that has no slot; the indices end before `end`.
    case noSlot(Int, end: Int)
    /// A fixmap index that belongs to the temporary kmaps.
    case temporarySlot(Int)
    /// The caller sleeps until one of `slots` is free; so many frames were mapped before.
    case sleeps(slots: Int, mapped: Int)
    case notConfigured
    /// What of a program file is not as it must be.
    case badProgram(ProgramDefect)
    /// A file that nobody may execute, or that is no file.
    case mayNotExecute(String)
    /// An executable that somebody has open for writing.
    case openForWriting(String)
    /// A file that lies where nothing may be written.
    case readOnly(String)
    /// A file whose bytes cannot be read.
    case unreadable(String)
    /// Something else than bytes is asked of a directory.
    case isDirectory(String)
    /// Nothing of a file may lie so far behind. Linux: `s_maxbytes`.
    case beyondLongestFile(String)
    /// A file in memory that may have no page more.
    case noSpace(String)
    /// What `clear_refs` knows no such kind of.
    case unknownReferences(Int)
    /// `swapon` of an area that is in use.
    case isSwap(String)
    /// `swapoff` of what is none.
    case notSwap(String)
    /// `swapon` of an area that has no slots.
    case emptySwapArea
    case tooManySwapAreas(Int)
    /// `oom_score_adj` that lies outside of `OOMAdjustment.range`.
    case badAdjustment(Int)
    /// The OOM killer has chosen the caller.
    case isDoomed
    /// The host has no room for so many pages.
    case hostRefuses(pages: UInt32)
    case unsupported
  }
}
