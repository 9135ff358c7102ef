import Drawing

extension ClassPhrase {
  var english: String {
    switch self {
    case .person: "who"
    case .lessons: "lessons"
    case .tasks: "tasks"
    case .questions: "questions"
    case .right: "right"
    case .open: "to be cleared up"
    case .common: "common misconceptions"
    case .share(let count, let all): "\(count) of \(all)"
    case .damaged(let name, let lines):
      "\(name): \(counted(lines, "line")) cannot be read"
    }
  }
}
