import Drawing

extension FirstStep {
  package var english: String {
    switch self {
    case .lesson: "learn from nothing: questions, tasks, hints"
    case .promise: "promise it memory; $ is then the address"
    case .touch: "use it: a page fault; 'trace on' before tells each decision"
    case .translate: "how the chip finds that byte, table by table"
    case .registers: "what the control registers switch"
    case .segments: "the segments, through which every address goes first"
    case .entry: "what the bits of a paging entry mean"
    }
  }
}

extension FurtherHelp {
  var english: String {
    switch self {
    case .command: "a command, with an example that runs"
    case .word: "a word of the screen: an idea, a function, a flag, a figure"
    case .group: "the commands of a group"
    case .all: "every command; 'help topics' has every word"
    case .apropos: "commands and words that have to do with something"
    }
  }
}
