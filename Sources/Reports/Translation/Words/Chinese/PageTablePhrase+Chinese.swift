import Drawing
import Hardware
import KernelModel

extension LeafOwner {
  package var chinese: String {
    switch self {
    case .section: return ""
    case .area(let name, isPageOfZeros: false): return name
    case .area(let name, isPageOfZeros: true): return name.isEmpty ? "零页" : "\(name)，零页"
    case .noArea(let isPageOfZeros): return isPageOfZeros ? "没有 VMA，零页" : "没有 VMA"
    case .protNone: return "PROT_NONE"
    case .swapped: return "已换出"
    case .vmalloc(let kind): return kind?.chinese ?? "没有非连续内存区"
    case .permanentSlot(let slot, let count): return "槽 \(slot)，计数 \(count)"
    case .fixedSlot(let name): return name ?? "没有槽"
    case .table(let target): return "页表 P:\(target.digits)"
    }
  }
}

extension PageTablePhrase {
  var chinese: String {
    switch self {
    case .title(let column): column.chinese
    case .directory(let process): "进程 \(process)：页目录在 "
    case .use(let pages, let tables):
      (pages == 0 ? "：无" : "：映射了 \(pages) 页") + (tables == 0 ? "" : "，\(tables) 个页表")
    case .frames(let first, let last, let count, let isContiguous):
      (first == last ? first.digits : "\(first.digits)-\(last.digits)")
        + (isContiguous ? "" : " 中的 \(count) 个")
    case .audit(let resident, let tables):
      "用户空间：计入的页 \(resident.found) "
        + "\(resident.found == resident.counted ? "=" : "对") RSS \(resident.counted)，"
        + "页表 \(tables.found) \(tables.found == tables.counted ? "=" : "对") "
        + "VmPTE \(tables.counted)"
    case .broken(let words): "\(words)：不一致"
    case .unfinished(let pages, let tables):
      [unfinished(pages, "页"), unfinished(tables, "个页表")].compactMap(\.self)
        .joined(separator: "，")
    case .range(let process, let start, let end, let count):
      "进程 \(process)，\(start.digits)-\(hexadecimal(end, digits: 8))："
        + (count == 0 ? "没有映射" : "\(count) 项非空")
    }
  }

  private func unfinished(_ surplus: Int, _ unit: String) -> String? {
    switch surplus {
    case 0: nil
    case 1...: "用户空间有 \(surplus) \(unit)尚未计入"
    default: "用户空间有 \(-surplus) \(unit)已计入，但尚不存在或已不存在"
    }
  }
}

extension PageTablePhrase.Column {
  package var chinese: String {
    switch self {
    case .range: "范围"
    case .size: "大小"
    case .rights: "权限"
    case .bits: "位"
    case .entries: "表项"
    case .frames: "页框"
    case .owner: "归属"
    }
  }
}
