extension Figure {
  package var chinese: String {
    switch self {
    case .promise: "每个进程得到的承诺，以及其中真正在内存里的部分"
    case .spaces: "并排的两个进程的 4 GiB，内核部分共享"
    case .fault: "最近一次缺页的判断路径，以及每一步的依据"
    case .translation: "选择子、描述符、页表、页框：最近一个地址是怎样找到的"
    case .zones: "按内存区划分的 RAM，带水位线、保留量和使用量"
    case .buddy: "空闲链表，以及一个页框块的分裂树"
    case .areas: "程序文件的各节与进程的各区域对照"
    case .heap: "堆的各块、堆顶和栈"
    case .vmas: "以链表和红黑树表示的内存区域"
    case .directmap: "直接映射的内核地址与 RAM 对照"
    case .highmem: "内核的 1 GiB，以及各窗口背后的内容"
    case .vmalloc: "vmalloc 区域、保护页，以及背后分散的页框"
    case .pkmap: "永久映射的各槽位，以及谁占用它们"
    case .fixmap: "按名称从顶部数起的固定映射槽位，以及它们指向何处"
    case .whole: "用户空间、内核空间和物理内存，以及全部箭头"
    case .owners: "RAM 的每个页框属于谁，各有多少"
    case .pressure: "空闲页与水位、各 LRU 链表及其尾部，以及交换区"
    }
  }
}
