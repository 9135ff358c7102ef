import Drawing
import Hardware
import KernelModel

extension FaultPicturePhrase {
  var chinese: String {
    switch self {
    case .title(let address, let code): "最近一次缺页异常：\(code.access) \(address.digits)"
    case .faulted(let address, let code):
      "\(code.access) \(address.digits) 引起缺页异常，错误码 0x\(hexadecimal(code.rawValue))。"
    case .result(.mended(let isMajor, _), let path?):
      "由 \(path.function) 处理，\(isMajor ? "主缺页" : "次缺页")：\(path.chinese)。"
    case .result(.mended, nil): "由 vmalloc_fault 处理：复制了一个页目录项。"
    case .result(let end, _): "结局：\(end.chinese)。"
    case .access(let address, let code): "\(code.access) \(address.digits)"
    case .isUserAddress: "是用户空间的地址吗？"
    case .reservedBit: "有保留位被置位：页表已损坏"
    case .isVmalloc: "在 vmalloc 区内吗？"
    case .isInside: "在 VMA 之内吗？"
    case .isAllowed(let code): "VMA 允许\(code.attempt)吗？"
    case .isEmpty: "页表项是空的吗？"
    case .entryAfter: "现在的页表项"
    case .function(let function): function.rawValue
    case .handler(let path): path.function
    case .frame(let frame): "取得页框 \(frame.digits)"
    case .end(let end): end.chinese
    case .meaning(let code): code.chinese
    case .comparison(let address):
      address < AddressSpace.end
        ? "\(address.digits) < \(AddressSpace.end.digits)"
        : "\(address.digits) >= \(AddressSpace.end.digits)"
    case .visits(0): "由它的缓存给出"
    case .visits(let count): "比较了 \(count) 个 VMA"
    case .contains(let start, let address): "\(start.digits) <= \(address.digits)"
    case .neverGrows: "地址在它之下，而 VM_GROWSDOWN 没有置位"
    case .obstacle(let obstacle): obstacle.chinese
    case .grew(let pages): "VMA 向下扩展了 \(pages) 页"
    case .path(let path): path.chinese
    case .copiesEntry: "从主内核页全局目录复制页目录项"
    case .noFault: "页表允许：没有缺页"
    case .area: "末端高于这个地址的 VMA"
    case .emptyEntry: "空的：调入一页"
    case .noFrame: "没有空闲页框：OOM"
    case .nothingToCopy: "没有可复制的：oops"
    case .refusal(let code): "否：SIGSEGV \(code.name)"
    }
  }
}

extension FaultEnd {
  fileprivate var chinese: String {
    switch self {
    case .mended(let isMajor, _): "\(isMajor ? "主缺页" : "次缺页")；再次尝试访问"
    case .signal(let number, let code): "\(number.name) \(code.name)"
    case .oops: "oops：内核自己的故障"
    case .outOfMemory: "得不到页框"
    case .open: "还在处理"
    }
  }
}

extension PageFault.Code {
  /// `用户态写`
  fileprivate var access: String {
    (contains(.user) ? "用户态" : "内核态") + attempt
  }

  fileprivate var attempt: String {
    contains(.write) ? "写" : contains(.fetch) ? "取指" : "读"
  }
}
