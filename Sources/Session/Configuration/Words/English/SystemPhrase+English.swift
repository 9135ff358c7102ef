import KernelModel

extension SystemPhrase {
  var english: String {
    switch self {
    case .kernel(let version, let layout):
      "Linux \(version.rawValue) for 32-bit x86, layout \(layout.rawValue)"
    case .paging(isPAE: false): "two levels, entries of 32 bits"
    case .paging(isPAE: true): "PAE: three levels, entries of 64 bits"
    case .memory(let bytes, let low):
      "\(bytes >> 20) MiB of RAM, of which the direct map reaches \(low >> 20) MiB"
    }
  }
}
