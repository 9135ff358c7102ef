extension ClassPhrase {
  var chinese: String {
    switch self {
    case .person: "姓名"
    case .lessons: "课"
    case .tasks: "任务"
    case .questions: "题"
    case .right: "正确"
    case .open: "有待澄清"
    case .common: "常见的误解"
    case .share(let count, let all): "\(all) 人中 \(count) 人"
    case .damaged(let name, let lines): "\(name)：有 \(lines) 行读不出来"
    }
  }
}
