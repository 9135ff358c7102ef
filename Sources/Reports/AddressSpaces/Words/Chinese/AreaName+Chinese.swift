extension AreaName {
  var chinese: String {
    switch self {
    case .named(let name): name
    case .sharedMemory: "共享内存"
    case .privateMemory: "私有内存"
    }
  }
}
