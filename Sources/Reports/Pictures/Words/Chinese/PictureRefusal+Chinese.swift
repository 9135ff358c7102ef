import Grammar

extension PictureRefusal {
  package var chinese: ErrorWords {
    switch self {
    case .noProcess: ErrorWords("这里没有进程", note: "用 'exec demo' 启动一个")
    case .noAccess: ErrorWords("还没有翻译过任何地址", note: "先用 'touch ADDR' 或 'translate ADDR'")
    case .noFault: ErrorWords("还没有发生过缺页", note: "'touch $ w' 会引起一次")
    case .noHighMemory:
      ErrorWords("全部内存都在直接映射之内", note: "'--memory 1G' 的机器有高端内存")
    }
  }
}
