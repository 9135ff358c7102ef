import Grammar

extension QuizComplaint {
  package var chinese: ErrorWords {
    switch self {
    case .badFirstLine: ErrorWords("题库文件以 quiz、编号和名字开头", note: "例如 quiz 3 faults")
    case .noKind: ErrorWords("这里没有题型", note: "题型以 kind 名字 开头")
    case .badName(let text):
      ErrorWords("“\(text)”不能作题型的名字", note: "名字由 a-z、0-9 和 - 组成，以字母开头，最多 24 个字符")
    case .givenTwice(let text): ErrorWords("“\(text)”出现了两次")
    case .unknownWord(let text):
      ErrorWords("题型下面没有以“\(text)”开头的行", note: "可以是 en:、zh:、machine:、draw 和 where；正文顶格写")
    case .badDraw: ErrorWords("这一行抽不出值", note: "例如 draw n = 4..16 或 draw w = r | w")
    case .cannotDraw(let attempts): ErrorWords("抽了 \(attempts) 次，都没有得到带错误答案的题")
    case .secondWayDiffers(let value, let right):
      ErrorWords("第二种算法得到 \(value)，答案是 \(right)")
    case .beliefNeverComesUp(let belief):
      ErrorWords("没有一个种子能让 \(belief.rawValue) 得出与正确答案不同的答案")
    case .hasOneAnswer(let value): ErrorWords("无论种子是什么，答案总是 \(value)")
    case .missingLanguage: ErrorWords("有一段文字缺少其中一种语言")
    }
  }
}
