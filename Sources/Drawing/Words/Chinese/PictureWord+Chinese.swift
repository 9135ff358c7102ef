extension PictureWord {
  var chinese: String {
    switch self {
    case .marks: "+ 新增   * 改变   - 消失"
    case .gone(let names, let more): "- " + names + (more > 0 ? "，另有 \(more) 项" : "")
    case .rowsAlike(let count): "以下 \(count) 行与上一行相同"
    case .numbers: "数字"
    case .tooNarrow(let columns): "这幅图需要 \(columns) 列：请加宽窗口"
    }
  }
}
