import Drawing
import Hardware

/// What the views of page tables say around their facts.
enum PageTablePhrase: Sendable {
  enum Column: Sendable {
    case range, size, rights, bits, entries, frames, owner
  }

  case title(Column)
  case directory(process: Int32)
  /// What a section has: pages that are mapped, and tables for them.
  case use(pages: Int, tables: Int)
  /// The frames of a run: `3ffc4`, `00400-37fff`, `9 in 3ff80-3ffc7`.
  case frames(PageFrameNumber, PageFrameNumber, count: Int, isContiguous: Bool)
  /// Pages and tables of user space as they are found, against the kernel's own counts.
  case audit(resident: (found: Int, counted: Int), tables: (found: Int, counted: Int))
  /// The words of an audit that does not agree.
  case broken(String)
  /// What a command that is halted has not done yet: how many more the tables have than are
  /// counted.
  case unfinished(pages: Int, tables: Int)
  /// The title of a range: how many of its entries are not empty.
  case range(process: Int32, VirtualAddress, end: UInt64, entryCount: Int)
}
