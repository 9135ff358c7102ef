import Drawing

extension FixedMapPicturePhrase {
  var chinese: String {
    switch self {
    case .title(let memory): "\(size(memory)) 内存机器的固定映射区（fixmap）"
    case .summary(let used, let slots):
      "槽 i 在 fffff000 之下第 i 页；\(slots) 个槽中 \(used) 个有映射。"
    case .temporaries(let depth, let slots, let process):
      "\(process.map { "进程 \($0)" } ?? "CPU 0") 的 \(slots) 个临时内核映射中有 \(depth) 个打开。"
    case .slots: "从顶端往下的槽"
    case .targets: "所映射的页"
    case .padding: "填充"
    case .numbers(let first, let last): first == last ? "\(first)" : "\(first)-\(last)"
    case .mapped(let count): "在用 \(count)"
    case .more(let count): "另有 \(count) 页"
    }
  }
}
