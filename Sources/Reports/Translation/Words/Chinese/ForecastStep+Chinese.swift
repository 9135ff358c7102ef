import Drawing
import Hardware
import KernelModel

extension ForecastStep {
  var chinese: String {
    switch self {
    case .kernelAddress: "do_kern_addr_fault：这个地址属于内核"
    case .hidesTables(let code): "告诉程序的错误码是 \(code.rawValue)：置 P 位，以隐藏页表"
    case .oops: "bad_area：oops，除非内核早有准备（copy_from_user 之类）"
    case .signal(let number, let code):
      (number == .segmentationFault ? "bad_area：" : "") + "\(number.name)，代码 \(code.name)"
    case .corruptedTable(let address): "pgtable_bad：Oops，\(address.digits) 处的页表已损坏"
    case .search(let visits, let isFound):
      "find_vma：经过 \(visits.map(\.digits).joined(separator: " "))"
        + (isFound ? "" : "；没有 VMA 的末端高于这个地址")
    case .area(let range, let mode, let name):
      "找到 \(range.digits) \(mode)" + (name.isEmpty ? "" : " \(name)")
    case .below(let growth): "地址在它之下\(growth.chinese)"
    case .accessRefused(let obstacle): "access_error：\(obstacle.chinese)"
    case .behindEnd(let page, let file): "第 \(page) 页在 \(file) 的末尾之后"
    case .mends(let mending, let isMajor):
      "\(mending.function)：\(mending.chinese)；一次\(isMajor ? "主缺页" : "次缺页")"
    }
  }
}

extension ForecastStep.Growth {
  var chinese: String {
    switch self {
    case .neverGrows: "，而它不向下扩展"
    case .refused(let obstacle): "；expand_stack：\(obstacle.chinese)"
    case .grows(let count): "；expand_stack：扩展 \(count) 页"
    }
  }
}

extension ForecastStep.AccessObstacle {
  var chinese: String {
    switch self {
    case .noWrite: "这是写操作，而 VMA 没有 VM_WRITE"
    case .presentRefused: "页已经在，但它的权限位不允许"
    case .noExecute: "这是取指，而 VMA 没有 VM_EXEC"
    case .nothing: "VMA 什么也不允许（PROT_NONE）"
    }
  }
}

extension ForecastStep.FilePage {
  var chinese: String {
    let words =
      switch origin {
      case .cached: "已在页缓存中"
      case .disk: "从磁盘读入"
      case .swap: "从交换区读入"
      case .new: "新建"
      }
    return "\(file) 的第 \(index) 页（\(words)）"
  }
}

extension ForecastStep.Mending {
  var chinese: String {
    switch self {
    case .copiesDirectoryEntry: "从主内核页全局目录复制页目录项"
    case .zeroedFrame: "取一个清零的页框，可写"
    case .pageOfZeros: "映射零页，只读"
    case .specialPage: "映射内核自己的页"
    case .readsFile(let page): "映射 \(page.chinese)，以及附近已缓存的页"
    case .sharesFile(let page): "映射 \(page.chinese)，可写"
    case .copiesFile(let page): "映射 \(page.chinese)的副本"
    case .swapsIn(let slot, nil): "从交换区读入槽 \(slot.area):\(slot.slot)，以及附近的槽"
    case .swapsIn(let slot, let frame?):
      "映射页框 \(frame.digits)，它在交换缓存里，属于槽 \(slot.area):\(slot.slot)"
    case .allowedAlready: "页表项现在已经允许；丢弃 TLB 行"
    case .replacesZeros: "零页让位给自己的页框"
    case .dirtiesShared: "把页改为可写，并记为脏页"
    case .reuses(let frame): "页框 \(frame.digits) 没有别人在用：改为可写"
    case .copies(let frame, let count): "复制页框 \(frame.digits)，它的映射计数为 \(count)"
    }
  }
}

extension GrowthObstacle {
  public var chinese: String {
    switch self {
    case .belowMinimum: "vm.mmap_min_addr 不允许"
    case .guardGap(let end): "\(end.digits) 之上的栈保护间隙必须空着"
    case .pageOffset: "页偏移会小于 0"
    case .stackLimit(let limit): "超过 RLIMIT_STACK，即 \(size(UInt64(limit)))"
    case .spaceLimit: "超过 RLIMIT_AS 或 RLIMIT_DATA"
    case .lockLimit: "锁定的内存超过 RLIMIT_MEMLOCK"
    case .commitLimit: "超过内核承诺的内存"
    }
  }
}
