extension Idea {
  package var chinese: String {
    switch self {
    case .prompt: "提示符"
    case .promise: "许诺的与用到的"
    case .spaces: "用户空间与内核空间"
    case .faults: "请求调页"
    case .translation: "从地址到字节"
    case .zones: "内存管理区"
    case .buddies: "伙伴"
    case .areas: "进程的五个区域"
    case .heap: "运动中的堆和栈"
    case .vmas: "内核的区域清单"
    case .directMap: "直接映射区"
    case .highMemory: "高端内存"
    case .vmalloc: "vmalloc：连续的地址"
    case .kmap: "kmap：暂时的地址"
    case .fixmap: "固定映射：有固定用途的地址"
    case .whole: "全貌"
    case .used: "内存到哪里去了"
    case .pressure: "内存紧缺的时候"
    }
  }
}
