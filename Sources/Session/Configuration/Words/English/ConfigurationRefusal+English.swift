import Drawing
import Grammar
import Hardware
import KernelModel
import Reports

extension ConfigurationRefusal {
  public var english: ErrorWords {
    switch self {
    case .memorySize(let size, let allowed):
      ErrorWords(
        "a machine cannot have \(size) bytes of RAM",
        note: "RAM goes from \(allowed.lowerBound >> 20) MiB to \(allowed.upperBound >> 20) MiB")
    case .unknownTLB(let name, let known):
      ErrorWords(
        "unknown TLB '\(name)'", note: known.joined(separator: ", ") + ", or a size such as 64x4")
    case .oddTLB(let fault): ErrorWords(fault.english)
    case .unknownSetting(let name, let nearest):
      ErrorWords("unknown setting '\(name)'", note: English.suggestion(nearest))
    case .badOption(let text):
      ErrorWords(
        "'\(text)' is no option of a machine",
        note: "--memory, --pae, --layout, --kernel, --tlb, --seed, --set")
    case .sysrootIsThePersons(let directory):
      ErrorWords("no file chooses a sysroot, but 'pagewalk --set sysroot=\(directory)' does")
    case .settingOutOfRange(let name, let value, let bounds):
      ErrorWords(
        English.cannotBe(name, value),
        note: English.bounds(bounds, of: "it"))
    case .settingLength(let name, let value, let most):
      ErrorWords(
        English.cannotBe(name, value),
        note: most == 1 ? "it is one number" : "it has 1 to \(most) numbers")
    case .settingRefused(let name, let value, let fault):
      ErrorWords(English.cannotBe(name, value), note: fault.english)
    case .hostRefuses(let byteCount):
      ErrorWords(
        "the host refuses \(byteCount) bytes of memory for a machine",
        note: "'ulimit -v' may limit it; a machine with less RAM needs less")
    }
  }
}

extension English {
  /// That a setting does not take a value.
  package static func cannotBe(_ setting: String, _ value: String) -> String {
    "\(setting) cannot be \(value.isEmpty ? "empty" : value)"
  }
}
