import Drawing
import Hardware

extension TranslationPhrase {
  var chinese: String {
    switch self {
    case .bitsLabel: "位"
    case .rightsLabel: "权限"
    case .access(let privilege, let access): "\(privilege.chinese)\(access.chinese)"
    case .pagingOff: "PG 位为 0：线性地址就是物理地址"
    case .lookups(let lookups): lookups.map(\.chinese).joined(separator: "；")
    case .stale(let disagreement): "已过时，没有人刷新过：\(disagreement.chinese)"
    case .noWalk(let isStale):
      isStale ? "不做页表遍历；若遍历，会得到：" : "不做页表遍历；遍历的结果也一样："
    case .firstWrite: "第一次写：必须经页表遍历置脏位"
    case .insufficientRights: "TLB 行的权限不够：做页表遍历"
    case .staleRights(let rights): "页表中为：\(rights.chinese)；但 TLB 行放行"
    case .verdict(let rights, let privilege, let access, let refusal):
      "\(rights.chinese)：\(privilege.chinese)\(access.chinese)，\(refusal?.chinese ?? "允许")"
    case .conclusion(let level): level.chinese
    case .memory(let isInRAM): isInRAM ? "内存" : "没有内存：读出全 1"
    }
  }
}

extension AddressPiece {
  package var chinese: String { selects?.name ?? "字节" }
}

extension LookupEvidence {
  package var chinese: String {
    var words = "\(array) 第 \(lookup.set) 组（共 \(setCount) 组）"
    if let way = lookup.way { words += "，第 \(way) 路" }
    words += "：\(lookup.verdict.chinese)"
    return line.map { "\(words)，页在 P:\($0.base.digits)，\($0.rights.chinese)" } ?? words
  }
}

extension LevelEvidence {
  package var chinese: String {
    switch step.decision {
    case .notPresent: "不存在：\((EntryAbsence(step.entry) ?? .neverMapped).chinese)"
    case .reserved: "存在，但有一个必须为 0 的位被置位"
    case .table(let target) where step.level == .pointer:
      "页目录在 P:\(target.digits)；自装入 CR3 起就保存在芯片内"
    case .table(let target): "页表在 P:\(target.digits)\(remarks)"
    case .page(let target, let byteCount):
      "\(size(UInt64(byteCount))) 的页在 P:\(target.digits)\(remarks)"
    }
  }

  private var remarks: String {
    let set = setsBits.map(\.name).joined(separator: " 和 ")
    return (allows.map { "；到此为止：\($0.chinese)" } ?? "")
      + (set.isEmpty ? "" : "；这次访问会置位 \(set)")
  }
}
