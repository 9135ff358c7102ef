import Drawing
import Grammar

/// Why a recorded `execve` is not carried out.
enum ProgramComplaint: Complaint {
  /// The trace does not say where the program was loaded.
  case placeIsNotRecorded(program: String?)

  var code: String {
    switch self {
    case .placeIsNotRecorded: "program-place-not-recorded"
    }
  }

  var details: Details {
    switch self {
    case .placeIsNotRecorded(let program): ["program": program]
    }
  }
}
