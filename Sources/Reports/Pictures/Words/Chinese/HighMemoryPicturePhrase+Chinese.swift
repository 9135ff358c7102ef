import Drawing

extension HighMemoryPicturePhrase {
  var chinese: String {
    switch self {
    case .title(let memory): "\(size(memory)) 内存中的高端内存（HighMem）"
    case .summary(let high, let reached):
      "\(high) 个 HighMem 页框（\(size(UInt64(high) << 12))）在直接映射区里没有地址；"
        + "现在窗口映射了其中 \(reached) 页。"
    case .windows: "内核空间的窗口"
    case .zones: "现在在它背后的内存"
    case .window(let window): window.chinese
    case .hole: "空洞"
    case .areas(let count): "\(count) 个区域"
    case .slots(let used, let count): "\(used)/\(count) 槽"
    case .behindWindows(let pages): "已映射 \(pages)"
    case .alwaysMapped: "始终映射"
    }
  }
}
