import Grammar
import KernelModel

extension FileRefusal {
  /// `cannot read 'a.log': No such file or directory`
  public var english: ErrorWords {
    if let line { return ErrorWords("\(file):\(line): \(fault.english)") }
    let verb =
      switch purpose {
      case .read: "read"
      case .write: "write"
      case .load: "load"
      }
    return ErrorWords("cannot \(verb) '\(file)': \(fault.english)")
  }
}
