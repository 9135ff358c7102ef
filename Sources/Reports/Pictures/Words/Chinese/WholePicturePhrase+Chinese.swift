import Drawing

extension WholePicturePhrase {
  var chinese: String {
    switch self {
    case .title(let process, let program): "全部内存：进程 \(process)（\(program)）、内核与物理内存"
    case .promised(let promised, let used):
      "内核承诺给进程 \(shortSize(promised))，其中 \(shortSize(used)) 已有页框。"
    case .memory(let direct, let total, let free):
      "直接映射区覆盖 \(shortSize(total)) 物理内存中的 \(shortSize(direct))；空闲 \(shortSize(free))。"
    case .addresses: "地址，高地址在上"
    case .physical: "物理内存"
    case .gap: "空"
    case .window(let window): window.chinese
    case .areas(let name): name.chinese
    case .more(let count): "还有 \(count) 段"
    case .holes(let count, let bytes): "\(count) 个空洞共 \(shortSize(bytes))"
    case .zone(.device): "设备"
    case .zone(let zone): "\(zone.code) 区"
    case .free(let byteCount): "空闲 \(shortSize(byteCount))"
    }
  }
}
