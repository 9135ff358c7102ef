import Drawing
import Grammar

extension AuthorPhrase {
  package var chinese: String {
    switch self {
    case .begun(let name, let setup):
      "课“\(name)”从这里开始，前面的 \(setup) 条命令是它的准备。请做一遍读者要做的事；'lesson goal' 提出可作目标的条件，'lesson save FILE' 写成文件。"
    case .taken(let number): "任务 \(number) 有了目标和做法；接下来做的属于下一个任务。"
    case .saved(let file): "\(file)：写好正文，再用 'pagewalk check \(file)' 检验。"
    case .nothingChanged: "没有可作目标的变化。"
    case .answersWritten(let file): "你做的事写在 \(file) 里。"
    case .chooseGoal: "'lesson goal 1' 选用其中一个，'lesson goal 条件' 选用别的。"
    }
  }
}

extension DraftPhrase {
  package var chinese: String {
    switch self {
    case .title: "标题"
    case .paragraph: "读者先要知道的事，两三句话。"
    case .assignment: "读者要做到什么。"
    case .hint: "一条含糊的提示；下面还可以有更明确的。"
    case .next: "接下来学什么。"
    case .question(let figure, let commands):
      "执行 `\(commands)` 之后，`\(figure)` 是多少？现在是 {\(figure)}。"
    case .unchanged: "有变化。"
    }
  }
}

extension DraftComplaint {
  package var chinese: ErrorWords {
    switch self {
    case .goalDoesNotHold(let goal): ErrorWords("“\(goal)”现在不成立")
    case .goalHeldBefore(let goal): ErrorWords("“\(goal)”在任务开始前就成立")
    case .nothingDone: ErrorWords("还没有做任何可作解答的事")
    case .hasNoTask: ErrorWords("这一课没有任务", note: "先做些什么，再用 'lesson goal'")
    case .notBegun: ErrorWords("没有正在编写的课", note: "'lesson new 名字' 开始一课")
    case .noSuchProposal(let number, let count):
      ErrorWords(
        "没有第 \(number) 个条件", note: count == 0 ? "什么也没有变" : "'lesson goal' 列出 \(count) 个")
    }
  }
}
