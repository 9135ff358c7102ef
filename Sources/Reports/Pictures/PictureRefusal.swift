import Drawing
import Grammar

/// Why there is nothing to draw.
package enum PictureRefusal: Error, Complaint, Equatable {
  /// No process lives, or none of the number.
  case noProcess
  /// No access has been made yet whose way could be drawn.
  case noAccess
  /// No page fault has happened yet.
  case noFault
  /// There is no high memory, so nothing lies behind the windows.
  case noHighMemory

  package var code: String {
    switch self {
    case .noProcess: "no-process"
    case .noAccess: "no-access"
    case .noFault: "no-fault"
    case .noHighMemory: "no-high-memory"
    }
  }
}
