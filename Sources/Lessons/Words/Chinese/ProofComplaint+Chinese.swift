import Grammar

extension ProofComplaint {
  package var chinese: ErrorWords {
    switch self {
    case .commandFails(let command, let reason):
      ErrorWords(
        "'\(command)' 失败：\(reason.chinese.message)", note: "命令后加 '!' 表示要看的就是这个错误")
    case .wrongIsNoOther:
      ErrorWords("这条规则得出正确答案，或者和另一条得出同样的值", note: "换一些数，使两者不同")
    case .secondWayDiffers: ErrorWords("第二种算法得到另一个值")
    case .wrongLeadsElsewhere: ErrorWords("它的值没有引出自己的诊断")
    case .answerIsNotShown(let value): ErrorWords("答案 \(value) 没有出现在 'show' 的输出里")
    case .startReachesGoal: ErrorWords("什么都还没做，目标就达到了")
    case .startHasNotice: ErrorWords("什么都还没做，这条提醒就成立")
    case .wayMissesGoal: ErrorWords("这样做达不到目标")
    case .noticeReachesGoal: ErrorWords("通向这条提醒的做法达到了目标")
    case .noticeIsNotFirst: ErrorWords("这样做之后，最先成立的不是这条提醒")
    }
  }
}
