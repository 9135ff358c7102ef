import Drawing
import Hardware

extension SearchPhrase {
  var english: String {
    switch self {
    case .others(0): "nowhere in memory"
    case .others(let count): "and \(counted(count, "more place"))"
    }
  }
}
