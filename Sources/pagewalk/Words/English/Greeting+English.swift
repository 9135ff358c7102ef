import Drawing

extension Greeting {
  var english: String {
    switch self {
    case .bare(let size):
      "\(size) of RAM and no kernel. Type help; Tab completes; Ctrl-D leaves."
    case .booted(let size, let usesPAE, let layout, let kernel):
      "\(size) of RAM\(usesPAE ? ", PAE" : ""), \(layout) layout, Linux \(kernel). "
        + "Type help; Tab completes; Ctrl-D leaves."
    }
  }
}
