import Drawing
import Hardware

extension BitMeaning {
  package var chinese: String { isSet ? bit.chineseWhenSet : bit.chineseWhenClear }
}

extension EntryBit {
  fileprivate var chineseWhenSet: String {
    switch self {
    case .present: "存在"
    case .writable: "可写，只要每一级都允许"
    case .user: "用户态代码可以访问，只要每一级都允许"
    case .writeThrough: "写操作立即穿透高速缓存"
    case .cacheDisabled: "不得缓存"
    case .accessed: "自上次清除此位以来，有页表遍历用过此项"
    case .dirty: "自上次清除此位以来，被写过"
    case .ignoredDirty, .ignoredGlobal: "忽略"
    case .pageSize: "本身就映射一个大页"
    case .pageAttribute, .largePageAttribute: "内存类型取自 PAT 寄存器的高半部分"
    case .global: "装入 CR3 时，它的 TLB 行保留"
    case .special: "Linux：没有 struct page 为此映射计数，零页就是这样"
    case .noExecute: "不能从中取指"
    }
  }

  fileprivate var chineseWhenClear: String {
    switch self {
    case .present: "不存在：芯片不读其余各位，它们归内核使用"
    case .writable: "只读；只要 CR0.WP 已置位，内核态代码也不例外"
    case .user: "只供内核态代码访问"
    case .writeThrough: "写操作可以留在高速缓存中"
    case .cacheDisabled: "可以缓存"
    case .accessed: "自上次清除此位以来，没有页表遍历用过此项"
    case .dirty: "没有被写过"
    case .ignoredDirty, .ignoredGlobal: "忽略"
    case .pageSize: "指向一个页表"
    case .pageAttribute, .largePageAttribute: "内存类型取自 PAT 寄存器的低半部分"
    case .global: "装入 CR3 时，它的 TLB 行随之清除"
    case .special: "Linux：页框的 struct page 为此映射计数"
    case .noExecute: "可以取指，只要每一级都允许"
    }
  }
}

extension EntryAbsence {
  var chinese: String {
    switch self {
    case .neverMapped: "从未映射"
    case .forbidden(let frame): "PROT_NONE，页框 \(frame.digits) 仍然保留"
    case .swapped(let type, let offset):
      "换出页标识符：类型 \(type)，偏移 \(hexadecimal(offset))"
    }
  }
}

extension EntryPhrase {
  var chinese: String {
    switch self {
    case .asKind(let kind): "作为 \(kind.name)："
    case .targetLabel: "目标"
    case .target(let target, let byteCount, let frame):
      (byteCount.map { "映射 \(size(UInt64($0)))，位于" } ?? "指向页表，位于")
        + " P:\(target.digits)" + (frame.map { "；\($0.chinese)" } ?? "")
    }
  }
}
