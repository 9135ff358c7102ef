/// What the manual page tells of besides options and commands.
enum ManualEntry {
  /// Files that are read and written.
  enum File: String, CaseIterable, Sendable {
    case startup = "~/.pagewalkrc"
    case keys = "~/.editrc"
    case history = "~/.pagewalk_history"
  }

  /// Variables of the environment.
  enum Variable: String, CaseIterable, Sendable {
    case noColour = "NO_COLOR"
    case terminal = "TERM"
    case locale = "LC_ALL, LC_CTYPE, LANG"
    case stateHome = "XDG_STATE_HOME"
    case home = "HOME"
  }

  /// What the program ends with.
  enum ExitStatus: String, CaseIterable, Sendable {
    case done = "0"
    case failed = "1"
    case misused = "2"
    case interrupted = "130"
    case signalled = "128+n"
  }

  /// What stands around them.
  enum Text: Sendable {
    case summary, description, commands
  }
}
