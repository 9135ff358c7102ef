import Drawing
import Hardware

extension VmallocPicturePhrase {
  var chinese: String {
    switch self {
    case .title(let memory): "\(size(memory)) 内存机器的 vmalloc 区（非连续内存区）"
    case .summary(let areas, let frames, let waiting):
      "\(areas) 个区域，背后有 \(frames) 个页框；\(waiting) 页等待刷新。"
    case .window: "区域和保护页"
    case .zones: "所映射页框的来源"
    case .scatter: "这些页框在内存中的位置"
    case .runTitle: "按页的顺序排列的页框"
    case .guardPage: "保护页"
    case .waiting: "等待刷新"
    case .free: "空闲"
    case .runs(let count): "\(count) 段"
    case .more(let count): "还有 \(count) 个"
    case .several: "几个区域"
    case .others: "其他区域"
    case .noneOfThem: "没有区域"
    case .frames(let count): "\(count) 个页框"
    case .run(let first, let last):
      first == last ? first.digits : "\(first.digits)-\(last.digits)"
    }
  }
}
