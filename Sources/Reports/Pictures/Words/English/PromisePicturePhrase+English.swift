import Drawing

extension PromisePicturePhrase {
  var english: String {
    switch self {
    case .title(let byteCount): "Memory promised and used on \(shortSize(byteCount)) of RAM"
    case .sums(1, let promised, let used):
      "1 process was promised \(shortSize(promised)) and uses \(shortSize(used)) of that."
    case .sums(let count, let promised, let used):
      "\(count) processes were promised \(shortSize(promised)) and use \(shortSize(used)) of that."
    case .ram(let byteCount, let free):
      "RAM has \(shortSize(byteCount)), of which \(shortSize(free)) are free."
    case .promised: "promised"
    case .used: "used, with frames"
    case .use: "uses"
    case .allRAM: "RAM"
    case .taken: "taken by anybody"
    case .free: "free"
    case .more(let count): "\(count) more"
    }
  }
}
