import CLibrary
import Drawing
import Hardware
import KernelModel

extension HeapPicturePhrase {
  var chinese: String {
    switch self {
    case .title(let process, let program): "进程 \(process)（\(program)）的堆与栈"
    case .heap(let used, let free): "堆中已用 \(used) 字节，空闲 \(free) 字节。"
    case .noHeap: "还没有堆：第一次 malloc 才建立。"
    case .stack(let byteCount, let used, let limit?):
      "栈有 \(shortSize(byteCount))，其中 \(shortSize(used)) 有页框；最多可扩展到 \(shortSize(limit))。"
    case .stack(let byteCount, let used, nil):
      "栈有 \(shortSize(byteCount))，其中 \(shortSize(used)) 有页框；没有限制。"
    case .heapTitle(let end): "堆，堆顶在 \(end.digits)"
    case .stackTitle: "栈"
    case .lists(let count): "\(count) 个空闲内存块（chunk）链表"
    case .fromBreak: "来自 brk"
    case .fromMappings: "来自 mmap"
    case .kind(let kind): kind.chinese
    case .chunks(.mixed, let count): "还有 \(count) 个 chunk"
    case .chunks(let kind, let count): "\(count) 个 chunk：\(kind.chinese)"
    case .list(let list): list.name
    case .programStart: "参数、环境变量"
    case .stackUsed: "使用中"
    case .stackUntouched: "已映射，没有页框"
    case .stackRoom: "可扩展到这里"
    }
  }
}

extension ChunkRun.Kind {
  fileprivate var chinese: String {
    switch self {
    case .used: "已用"
    case .free: "空闲"
    case .top: "top chunk"
    case .mapped: "单独映射"
    case .table: "tcache 表"
    case .lost: "不在任何链表中"
    case .mixed: "多种"
    }
  }
}
