import Drawing

extension LinuxFilePhrase: Worded {
  var english: String {
    switch self {
    case .noLayoutBlock(let version):
      "(\(version) leaves out the layout block, which kernels up to 5.6 print)"
    case .orders: "order n: 2^n pages"
    }
  }
}
