extension FileRefusal {
  /// `cannot read 'a.log': No such file or directory`
  public var english: Advice {
    if let line { return Advice("\(file):\(line): \(fault.english)") }
    let verb =
      switch purpose {
      case .read: "read"
      case .write: "write"
      case .load: "load"
      }
    return Advice("cannot \(verb) '\(file)': \(fault.english)")
  }
}
