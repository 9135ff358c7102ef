import Grammar
import KernelModel
import Session

extension SettingComplaint {
  var english: ErrorWords {
    switch self {
    case .hasEqualsSign(let name, let value):
      ErrorWords("a setting has no '='", note: "write: set \(name) \(value)")
    case .isNoVariable:
      ErrorWords(
        "there are no variables to set",
        note: "'x = print 5' names a value, 'set {int}ADDR = VALUE' writes memory")
    case .refused(let name, let value, let fault):
      ErrorWords(English.cannotBe(name, value), note: fault.english)
    case .isChosenAtBoot(let name, let value):
      ErrorWords("\(name) is chosen at boot", note: "pagewalk --set \(name)=\(value)")
    case .unknown(let name, let nearest):
      ErrorWords(
        "unknown setting '\(name)'", note: English.suggestion(nearest) ?? "'show' lists them")
    case .tooManyNumbers(let text, let name, let count):
      ErrorWords(
        "'\(text)' is one number too many",
        note: "\(name) is \(count == 1 ? "one number" : "\(count) numbers")")
    }
  }
}
