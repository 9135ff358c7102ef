import Drawing
import Hardware
import KernelModel

extension LibraryPhrase: Worded {
  var english: String {
    switch self {
    case .endsIn: "ends in"
    case .done: "done"
    case .faults(let count): counted(count, "fault")
    case .neverReturns(let function):
      "\(function.rawValue) never returns: a list leads back into itself"
    }
  }
}
