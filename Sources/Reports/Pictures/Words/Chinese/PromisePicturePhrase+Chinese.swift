import Drawing

extension PromisePicturePhrase {
  var chinese: String {
    switch self {
    case .title(let byteCount): "\(shortSize(byteCount)) 物理内存上的承诺与使用"
    case .sums(let count, let promised, let used):
      "内核向 \(count) 个进程承诺了 \(shortSize(promised))，它们用了其中的 \(shortSize(used))。"
    case .ram(let byteCount, let free):
      "物理内存有 \(shortSize(byteCount))，其中空闲 \(shortSize(free))。"
    case .promised: "承诺"
    case .used: "使用，有页框"
    case .use: "使用"
    case .allRAM: "物理内存"
    case .taken: "已被占用"
    case .free: "空闲"
    case .more(let count): "另外 \(count) 个"
    }
  }
}
