import Drawing
import Hardware

extension TLBPhrase {
  var chinese: String {
    switch self {
    case .title(let column): column.chinese
    case .use(let used, let count): "\(count) 行中用了 \(used) 行"
    case .rights(let rights, let isGlobal):
      rights.chinese + (rights.contains(.dirty) ? "，D" : "") + (isGlobal ? "，G" : "")
    case .staleMark: "已过时"
    case .allAgree: "每一行都与页表一致"
    case .walks(let walks, let read, let written, let faults):
      "\(walks) 次页表遍历，读表项 \(read) 次，写表项 \(written) 次；\(faults) 次缺页异常"
    case .drops(let loads, let invalidations, let flushes, let lines):
      "装入 CR3 \(loads) 次，INVLPG \(invalidations) 次，全部刷新 \(flushes) 次：丢弃 \(lines) 行"
    }
  }
}

extension TLBPhrase.Column {
  package var chinese: String {
    switch self {
    case .array: "阵列"
    case .set: "组"
    case .way: "路"
    case .linear: "线性地址"
    case .size: "大小"
    case .physical: "物理地址"
    case .rights: "权限"
    case .hits: "命中"
    case .linesAndWays: "行/路"
    case .used: "已用"
    case .misses: "未命中"
    case .fills: "填入"
    case .evictions: "换掉"
    case .reach: "覆盖"
    }
  }
}
