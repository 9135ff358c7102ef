import Drawing
import Hardware
import KernelModel

/// What the views of frames say around their facts.
enum FramePhrase: Sendable {
  /// A frame as a title.
  case frame(PageFrameNumber)

  // The mosaic.
  case mosaic(shown: Range<PageFrameNumber>?, frameCount: Int, bytesPerLetter: UInt64)
  case capitals

  // Owners and the lines of meminfo.
  case offTheFreeLists(pages: Int)
  case inNoLine
  case reservedSinceBoot(pages: Int)
  case ownerTable(OwnerColumn)

  // The split tree.
  case buddyTable
  case noSuchFrame

  // The record.
  case record(VirtualAddress)
  case indexed(PageMapping, index: UInt32)
  case block(order: Int)

  // The reverse map.
  case process(Int32)
  case counts(found: Int, mapCount: Int32, useCount: Int32, problem: AuditProblem?)

  // A request that came to nothing.
  case moreStretches(Int)
  case nothingChanged(BadPageCause)

  enum OwnerColumn: Sendable { case pages, owner }
}
