import Drawing

extension CommandGroup: Worded {
  public var english: String {
    switch self {
    case .processes: "processes"
    case .systemCalls: "system calls"
    case .library: "C library"
    case .memoryAccess: "memory access"
    case .frames: "page frames"
    case .kernelMemory: "kernel memory"
    case .translation: "translation"
    case .views: "views"
    case .debugger: "debugger"
    case .session: "session"
    case .learning: "learning"
    }
  }
}
