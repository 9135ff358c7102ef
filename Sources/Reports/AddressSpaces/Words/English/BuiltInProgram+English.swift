import Drawing
import KernelModel

extension BuiltInProgram.Lesson: Worded {
  public var english: String {
    switch self {
    case .sections: "text, data and bss at fixed addresses, no libraries"
    case .interpreter: "may be loaded anywhere, by an interpreter"
    case .executableStack: "does not say that its stack holds no code"
    case .loader: "loads /bin/hello"
    }
  }
}
