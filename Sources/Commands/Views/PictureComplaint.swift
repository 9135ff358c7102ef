import Grammar
import Session

/// Why a picture is not drawn where it was wanted.
enum PictureComplaint: Complaint {
  /// The figure shows the whole machine; a number has no place behind it.
  case isOfMachine(Figure)
  /// Nobody sees what stands above the prompt.
  case needsTerminal
  case drawsNoPNG
  /// Only a page looks for a newer one by itself.
  case followsPages
  /// Neither a drawing's nor a page's.
  case unknownEnding

  var code: String {
    switch self {
    case .isOfMachine: "figure-of-machine"
    case .needsTerminal: "needs-terminal"
    case .drawsNoPNG: "draws-no-png"
    case .followsPages: "follows-pages"
    case .unknownEnding: "unknown-ending"
    }
  }
}
