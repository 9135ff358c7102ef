import Grammar
import Hardware
import KernelModel

extension ViewComplaint {
  var english: ErrorWords {
    switch self {
    case .pagemapEnds(let end): ErrorWords("the file ends at \(end.digits)")
    }
  }
}
