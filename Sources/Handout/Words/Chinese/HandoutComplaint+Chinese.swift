import Drawing
import Grammar

extension HandoutComplaint {
  package var chinese: ErrorWords {
    switch self {
    case .needsEnding(let file): ErrorWords("讲义的文件名以 .html 结尾，而 '\(file)' 不是")
    case .isNotAlone:
      ErrorWords(
        "导出会话的命令要在提示符下单独占一行",
        note: "不能写在文件里或别的命令旁边；'export a.html a.transcript' 可以写在任何地方")
    case .hasNoSteps: ErrorWords("还没有可以写进讲义的内容")
    case .hasTooManySteps(let limit): ErrorWords("一份讲义最多 \(limit) 步")
    case .noSuchSource(let name, let nearest):
      ErrorWords(
        "既没有课文也没有文件 '\(name)'",
        note: nearest.map { "是不是 '\($0)'？" } ?? "'lesson' 列出全部课文")
    case .isNoSource(let file): ErrorWords("'\(file)' 不是会话记录、保存的会话、命令文件或课文")
    case .isFaultyLesson(let file, let line):
      ErrorWords(
        line.map { "\(file):\($0)：课文有错" } ?? "'\(file)' 有错",
        note: "'pagewalk check' 会全部列出")
    case .unexpected(let word):
      ErrorWords("'\(word)' 在这里没有意义", note: "'export a.html 3 --force'")
    case .interrupted: ErrorWords("被中断", note: "没有写任何文件")
    }
  }
}
