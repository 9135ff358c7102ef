import Drawing

extension AccessPhrase: Worded {
  var english: String {
    switch self {
    case .endsIn: "ends in"
    case .byKernelEndsIn: "by the kernel ends in"
    case .oops: "an oops"
    case .pages(let count): counted(count, "page")
    case .faults(0): "no fault"
    case .faults(let count): counted(count, "fault")
    }
  }
}
