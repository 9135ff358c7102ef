import Drawing
import Grammar
import Hardware
import KernelModel

/// Why a process's heap cannot be used or seen.
enum LibraryComplaint: Complaint {
  case hasNoHeap(ProcessID)
  case hasNoLibrary(ProcessID)
  case noChunkHolds(VirtualAddress)

  var code: String {
    switch self {
    case .hasNoHeap: "no-heap"
    case .hasNoLibrary: "no-c-library"
    case .noChunkHolds: "no-chunk"
    }
  }

  var details: Details {
    switch self {
    case .hasNoHeap(let process), .hasNoLibrary(let process): ["process": process.rawValue]
    case .noChunkHolds(let address): ["address": address]
    }
  }
}
