import Drawing
import Hardware

extension WhyPhrase: Worded {
  var english: String {
    switch self {
    case .noMemory: "the process has no memory"
    case .strayEntry(let entry):
      "its entry, \(hexadecimal(entry.rawValue, digits: 8)), was written behind the kernel's back"
    case .unchanged: "no command has changed it"
    case .cause(let deed, let command, let text):
      "\(deed.english) \(deed.isOfKernel ? "during" : "by") command \(command), '\(text)'"
    }
  }
}
