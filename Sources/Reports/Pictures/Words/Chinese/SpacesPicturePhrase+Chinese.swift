import Drawing

extension SpacesPicturePhrase {
  var chinese: String {
    switch self {
    case .title(let first, let second):
      "进程 \(first) 与进程 \(second) 的地址空间：各有 3 GiB，共用 1 GiB"
    case .single(let process, let program):
      "进程 \(process)（\(program)）的地址空间：自己的 3 GiB，内核的 1 GiB"
    case .process(let process, let program): "进程 \(process)（\(program)）"
    case .own(let process, let byteCount, let used):
      "进程 \(process) 映射了 \(shortSize(byteCount))，其中 \(shortSize(used)) 有页框。"
    case .tables(let same, let all, 2...): "内核的 \(all) 个页目录项中，两个页目录有 \(same) 个相同。"
    case .tables(let same, let all, _): "内核的 \(all) 个页目录项中，它的页目录有 \(same) 个。"
    case .kernel(let same, let all): "内核的 1 GiB：\(all) 个页表中共用 \(same) 个"
    case .kernelPart: "内核"
    case .gap: "空"
    case .areas(.file, let count): "文件，\(count) 个 VMA"
    case .areas(.kernelPage, _): "vvar、vdso"
    case .areas(.heap, _): "堆"
    case .areas(.stack, _): "栈"
    case .areas(.memory, let count): "内存，\(count) 个 VMA"
    case .more(let count): "还有 \(count) 个 VMA"
    case .window(let window): window.chinese
    }
  }
}
