import Hardware

extension ViewComplaint {
  var english: Advice {
    switch self {
    case .pagemapEnds(let end): Advice("the file ends at \(end.digits)")
    }
  }
}
