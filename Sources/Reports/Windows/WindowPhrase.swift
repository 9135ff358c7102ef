import Drawing
import Hardware
import KernelModel

/// What the views of the kernel's windows say around their facts.
enum WindowPhrase: Sendable {
  case column(Column)
  /// Lines that are left out.
  case more(Int, Thing)

  // The fixmap.
  case fixmap(Range<VirtualAddress>, used: Int, slots: Int, boot: Int)
  case emptySlot(FixedSlot.Purpose, isBootOnly: Bool)
  case uncached, readOnly
  case stack(depth: Int, slots: Int, process: Int32?)
  case mappedLast

  // The permanent kmaps.
  case permanentMaps(Range<VirtualAddress>, PermanentMapReport.Totals, lastSlot: Int)
  case users(SlotUsers)
  case toBeFlushed(slots: Int)
  case sleeper(process: Int32, frame: PageFrameNumber)

  // The vmalloc window.
  case vmalloc(Range<VirtualAddress>, areas: Int, gaps: Int)
  case guardPage
  case lazyPages(UInt32, most: UInt32)

  // The gigabyte.
  case gigabyte(memory: UInt64, layout: String)
  /// What a column of a strip stands for.
  case scale(bytesPerColumn: UInt64)
  case memoryScale(bytesPerColumn: UInt64, beyondDirectMap: UInt64)

  enum Column: Sendable {
    case from, to, size, what, frames, inUse, behind, slot, address, count, who, frame
  }
  enum Thing: Sendable { case stretches, heldSlots }
}
