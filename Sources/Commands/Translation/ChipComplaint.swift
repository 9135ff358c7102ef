import Drawing
import Grammar
import KernelModel

/// Why a table of the chip cannot be written, or not be walked for a process.
enum ChipComplaint: Complaint {
  /// A limit beyond 1 MiB that does not end with a page.
  case limitCountsPages(UInt32)
  case tableIsNotMapped
  /// The chip works with another process's tables.
  case tablesAreNotLoaded(ProcessID)

  var code: String {
    switch self {
    case .limitCountsPages: "limit-counts-pages"
    case .tableIsNotMapped: "descriptor-table-not-mapped"
    case .tablesAreNotLoaded: "tables-not-loaded"
    }
  }

  var details: Details {
    switch self {
    case .limitCountsPages(let limit): ["limit": limit, "nearest": limit | 0xfff]
    case .tableIsNotMapped: [:]
    case .tablesAreNotLoaded(let process): ["process": process.rawValue]
    }
  }
}
