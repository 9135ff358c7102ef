import Drawing

extension QuizPhrase {
  package var chinese: String {
    switch self {
    case .question(let number, let count): "第 \(number)/\(count) 题："
    case .sibling: "再来一道类似的："
    case .machine: "机器："
    case .summary(let right, let count): "\(count) 道题答对 \(right) 道。"
    case .howToAnswer: "输入答案，也可以先看看；'solution' 给出答案，'quiz leave' 返回。"
    case .howToGoOn: "'back' 逐步回看，'quiz' 继续，'quiz leave' 返回。"
    case .hasNoHints: "题目没有提示：先猜，再看。'solution' 给出答案。"
    case .isBack: "你自己的机器和离开时一样；'quiz' 复习该复习的内容。"
    case .howToBegin: "'quiz 3' 问一个概念，'quiz cow seed 7' 问一道题，'quiz' 混合复习。"
    case .errors: "错误："
    }
  }
}
