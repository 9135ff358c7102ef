import Drawing
import KernelModel

extension ZonesPicturePhrase {
  var chinese: String {
    switch self {
    case .title(let memory): "\(size(memory)) 内存的内存管理区（zone）"
    case .summary(let free, let managed, let used, let parked):
      "\(managed) 页中 \(free) 页空闲，\(used) 页已用，\(parked) 页在每 CPU 页框高速缓存里。"
    case .pressed([]): "每个区的空闲页都高于 high 水位。"
    case .pressed(let zones):
      "空闲页不高于 high 水位的区：\(zones.map(\.name).joined(separator: "、"))。"
    case .span: "物理内存按区划分，按比例"
    case .use: "已用的页，每个区各有比例"
    case .marks: "空闲页，直到 high 水位的两倍"
    case .memory: "内存"
    case .used: "已用"
    case .parked: "在每 CPU 页框高速缓存里"
    case .free: "空闲"
    case .usedPages(let pages): "已用 \(pages)"
    case .level(let free, let level): "空闲 \(free)，\(Self.words(level))"
    case .keeps(let zone, let reserves):
      "\(zone.name) 保留："
        + reserves.map { "\($0.pages) 页不给 \($0.zone.name) 请求" }.joined(separator: "，")
    }
  }

  private static func words(_ level: ZoneLevel) -> String {
    switch level {
    case .aboveHigh: "高于 high"
    case .belowHigh: "低于 high"
    case .belowLow: "低于 low"
    case .belowMin: "低于 min"
    }
  }
}
