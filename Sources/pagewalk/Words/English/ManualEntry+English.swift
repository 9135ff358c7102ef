import Drawing

extension ManualEntry.File: Worded {
  var english: String {
    switch self {
    case .startup: "Commands that are carried out before the first prompt of a person."
    case .keys:
      "Keys of the prompt, as editrc(5) has them: 'bind -v' for those of vi, 'bind -e' for those "
        + "of emacs, which are the standard. 'pagewalk:' in front of a line means this program "
        + "alone."
    case .history:
      "Lines of earlier sessions; $XDG_STATE_HOME/pagewalk/history where that variable is set."
    }
  }
}

extension ManualEntry.Variable: Worded {
  var english: String {
    switch self {
    case .noColour: "Set and not empty: no colours, unless --color always."
    case .terminal: "What the terminal understands; with 'dumb' lines are read without editing."
    case .locale:
      "The first that is set says whether the terminal shows UTF-8; otherwise views are ASCII."
    case .stateHome: "Where the history of lines is kept, if it is a full path."
    case .home: "Where ~ is."
    }
  }
}

extension ManualEntry.ExitStatus: Worded {
  var english: String {
    switch self {
    case .done: "All went well."
    case .failed: "A command failed, a check found a difference, or output could not be written."
    case .misused: "The command line was misused, or names a file that cannot be read."
    case .interrupted: "Ctrl-C ended a replay or a pipe."
    case .signalled: "Signal n ended the program: 129 the terminal has gone, 143 a SIGTERM."
    }
  }
}

extension ManualEntry.Text: Worded {
  var english: String {
    switch self {
    case .summary: "explore the memory management of 32-bit x86 Linux"
    case .description:
      "A simulated PC with a model of the Linux kernel on it, and a prompt to ask both: every "
        + "decision can be watched, halted at, undone and asked for its cause."
    case .commands: "At the prompt, in files and behind -c:"
    }
  }
}
