import Drawing
import Hardware
import KernelModel

extension BlockPhrase: Worded {
  var english: String {
    switch self {
    case .frame: "frame"
    case .end(let last, let count): "to \(last.digits), \(count) frames"
    case .zone(let zone): "in \(zone?.name ?? "no zone")"
    }
  }
}
