import Grammar
import KernelModel

extension MacroComplaint {
  var english: ErrorWords {
    switch self {
    case .endless(let limit): ErrorWords("names lead to one another more than \(limit) times")
    case .tooManyLines(let limit):
      ErrorWords(
        "the names stand for more than \(limit) lines", note: "nothing of it was carried out")
    case .hasPrefix(let name): ErrorWords("'\(name)' stands for whole lines; nothing goes in front")
    }
  }
}
