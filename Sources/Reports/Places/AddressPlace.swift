import Drawing
import Hardware
import KernelModel

/// One thing that can be said of what lies at an address.
package enum AddressPlace: Equatable, Sendable {
  // A physical address.
  case byte(offset: Int, of: FrameDescription)
  /// An entry of a page table, the address that it is for, and its size in bytes.
  case entry(index: Int, address: VirtualAddress?, PageTableEntry, byteCount: Int)

  /// What an address of user space belongs to, and the frame behind it.
  case user(UserPlace)
  case frame(FrameDescription)
  /// An entry that is not present and not empty.
  case absentPage(PageTableEntry)

  // The direct map.
  case directMap(PhysicalAddress)
  case slabObject(index: Int, start: VirtualAddress, isFree: Bool)
  case behindLastObject

  // Windows and the holes between them.
  case vmalloc(VmallocPlace)
  /// A slot of the permanent kmaps. Linux: `pkmap_count`.
  case permanentSlot(Int, count: Int)
  case fixedSlot(index: Int, name: String, FixedSlot.Purpose)
  case temporarySlot(index: Int, cpu: Int, depth: Int, TemporarySlotState)
  /// Nil for pages between those that are used.
  case entryArea(CPUEntryPage.Part?)
  case entryAreaOfAbsentCPU(Int)
  case ldtWindow
  case nothingMapped
  case hole(KernelHole)
}

package enum TemporarySlotState: String, Coded {
  case open, free
  /// It belongs to a CPU that this machine lacks.
  case absent

  package var code: String { rawValue }
}

/// What an address of user space belongs to.
package enum UserPlace: Equatable, Sendable {
  /// With the byte of the file, where there is one.
  case area(MappingLine, fileOffset: UInt64?)
  /// Nothing in the entry yet.
  case untouched
  case belowStack(MappingLine)
  /// Below `vm.mmap_min_addr`.
  case belowMinimum
  case beforeArea(MappingLine)
  case aboveLastArea
}

/// What an address of the vmalloc window belongs to.
package enum VmallocPlace: Equatable, Sendable {
  /// With the number of the page in it, and how many have entries.
  case area(VmallocArea.Kind, Range<VirtualAddress>, page: UInt32, pageCount: UInt32)
  case guardPage(VmallocArea.Kind, Range<VirtualAddress>)
  case waiting(Range<VirtualAddress>)
  case free
}

/// A stretch of the kernel's gigabyte in which nothing is ever mapped.
package enum KernelHole: String, Coded {
  case behindDirectMap = "behind-direct-map"
  case belowPermanentMaps = "below-permanent-maps"
  /// Between `FIXADDR_START` and the slots of boot.
  case fixmapPadding = "fixmap-padding"
  case betweenWindows = "between-windows"
  /// The page at the very top. Linux: `FIX_HOLE`.
  case lastPage = "last-page"

  package var code: String { rawValue }
}
