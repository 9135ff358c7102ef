import Drawing

extension PermanentMapPicturePhrase {
  var chinese: String {
    switch self {
    case .title(let memory): "\(size(memory)) 内存机器的永久内核映射（kmap）"
    case .summary(let totals):
      "\(totals.slots) 个槽中 \(totals.held) 个被持有，\(totals.unflushed) 个等待刷新，"
        + "\(totals.free) 个空闲。"
    case .asleep(let count): "\(count) 个任务睡眠，等待空闲的槽。"
    case .slots(let last): "一个字母是一个槽及其 pkmap_count；最后给出的是槽 \(last)"
    case .free: "空闲"
    case .unflushed: "等待刷新"
    case .users(let count): "\(count) 个使用者"
    case .usersFrom(let count): "\(count) 个以上"
    case .holders: "在用的槽及其页框"
    case .slot(let slot): "槽 \(slot)"
    case .process(let process): "进程 \(process)"
    case .more(let count): "还有 \(count) 个槽"
    }
  }
}
