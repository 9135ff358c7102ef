import Drawing
import Grammar
import Hardware

/// Why a view has nothing to show.
enum ViewComplaint: Complaint {
  /// `/proc/PID/pagemap` ends before the address.
  case pagemapEnds(VirtualAddress)

  var code: String {
    switch self {
    case .pagemapEnds: "pagemap-ends"
    }
  }

  var details: Details {
    switch self {
    case .pagemapEnds(let end): ["end": end]
    }
  }
}
