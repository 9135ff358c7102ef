extension MacroComplaint {
  var english: Advice {
    switch self {
    case .endless(let limit): Advice("names lead to one another more than \(limit) times")
    case .hasPrefix(let name): Advice("'\(name)' stands for whole lines; nothing goes in front")
    }
  }
}
