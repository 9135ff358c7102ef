import Drawing
import Grammar
import Hardware

/// Why words name no place at which a breakpoint could halt.
enum PlaceComplaint: Complaint {
  /// A kind of event or a function has something behind it.
  case standsAlone(String)
  case noSuchFrame(digits: String, last: PageFrameNumber)
  /// A constant is watched.
  case neverChanges(String)
  /// A number where an address was meant, most likely for something else.
  case isSmallNumber(String)
  /// Entries belong to address spaces, which a bare machine has none of.
  case hasNoKernel

  var code: String {
    switch self {
    case .standsAlone: "stands-alone"
    case .noSuchFrame: "no-such-frame"
    case .neverChanges: "never-changes"
    case .isSmallNumber: "is-small-number"
    case .hasNoKernel: "no-kernel"
    }
  }

  var details: Details {
    switch self {
    case .standsAlone(let text), .neverChanges(let text), .isSmallNumber(let text):
      ["typed": text]
    case .hasNoKernel: [:]
    case .noSuchFrame(let digits, let last): ["typed": digits, "last": last]
    }
  }
}
