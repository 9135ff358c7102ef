import Drawing
import KernelModel
import Reports

extension CheckRemark {
  public var english: String {
    switch self {
    case .tornOff: "the last one is torn off: its end is missing"
    case .tamperedWith(let violation):
      "RAM was changed behind the kernel's back, and \(violation.structure.english) "
        + "breaks rule \(violation.number) since: \(violation.english)"
    case .untranslated(let count, let line):
      "\(counted(count, "text")) in one language alone, the first on line \(line)"
    case .reread(let count, let line):
      "free pages had changed in \(counted(count, "line")) of flags, the first on line \(line)"
    }
  }
}
