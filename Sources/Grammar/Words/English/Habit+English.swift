import Drawing

extension Habit: Worded {
  public var english: String {
    guard let lack else { return "did you mean '\(command)'?" }
    return "\(lack.english); the nearest is '\(command)'"
  }
}

extension Habit.Lack: Worded {
  public var english: String {
    switch self {
    case .hostCommands: "Pagewalk starts no programs of this computer; Ctrl-Z leads to your shell"
    case .instructions: "programs here run no instructions: each line is a call or an access"
    case .source: "there is no source code and no variable"
    case .repetition: "the up arrow brings a line back, an empty line repeats a step"
    case .manual: "every command explains itself"
    }
  }
}
