import Drawing
import KernelModel

extension ProgramPhrase: Worded {
  var english: String {
    switch self {
    case .runs(let process, let path): "process \(process) runs \(path)"
    case .firstInstruction: "first instruction at"
    case .ofInterpreter: "the interpreter's"
    case .nature(.text): "code, read-only"
    case .nature(.data): "from the file"
    case .nature(.bss): "zeros"
    case .nature(.heap): "grows up by brk"
    case .nature(.stack): "grows down by faults"
    case .isKilled(let process): "process \(process) is killed by"
    case .tooLate(let path, let errno, let reason):
      "the old program was gone when \(path) could not be loaded: \(errno.name) (\(reason.english))"
    }
  }
}
