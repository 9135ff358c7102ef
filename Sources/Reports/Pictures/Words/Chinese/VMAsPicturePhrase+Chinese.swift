import Drawing
import Hardware

extension VMAsPicturePhrase {
  var chinese: String {
    switch self {
    case .title(let process, let program): "进程 \(process)（\(program)）的 VMA：链表与红黑树"
    case .counts(let areas, let height):
      "\(areas) 个虚拟内存区域（VMA）同在一个链表和一棵红黑树里，每条向下的路上有 \(height) 个黑结点。"
    case .way(let address, let visits, let found?):
      "find_vma(\(address.digits)) 比较 \(visits) 个 VMA，找到始于 \(found.digits) 的一个。"
    case .way(let address, let visits, nil):
      "find_vma(\(address.digits)) 比较 \(visits) 个 VMA，没有一个的末端高于这个地址。"
    case .list: "链表，按地址排列"
    case .tree(let address): "红黑树；粗线：find_vma(\(address.digits)) 所走的路"
    case .lastChange: "红黑树的最近一次改变"
    case .unchanged: "没有：树还是 exec 或 fork 建成的样子"
    case .step(let step): step.chinese
    case .stepsMore(let count): "还有 \(count) 步"
    case .hidden(let count): "在所示结点之下还有 \(count) 个 VMA"
    case .largestGap(let byteCount): "最大空隙 \(shortSize(UInt64(byteCount)))"
    case .mark(let mark): mark.chinese
    }
  }
}
