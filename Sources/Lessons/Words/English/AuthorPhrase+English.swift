import Drawing
import Grammar

extension AuthorPhrase {
  package var english: String {
    switch self {
    case .begun(let name, let setup):
      "Lesson '\(name)' begins behind \(counted(setup, "command")), its setup. Do what the reader "
        + "is to do; 'lesson goal' proposes what it may be known by, 'lesson save FILE' writes it."
    case .taken(let number):
      "Task \(number) has its goal and its solution; what you do now belongs to the next one."
    case .saved(let file):
      "\(file): write its texts, and 'pagewalk check \(file)' proves it."
    case .nothingChanged: "Nothing has changed that a goal could be known by."
    case .answersWritten(let file): "What you did is in \(file)."
    case .chooseGoal: "'lesson goal 1' takes one of them, 'lesson goal CONDITION' any other."
    }
  }
}

extension DraftPhrase {
  package var english: String {
    switch self {
    case .title: "A title"
    case .paragraph: "What the reader has to know first, in two or three sentences."
    case .assignment: "What the reader is to bring about."
    case .hint: "A hint that is vague; below it others may stand, each more exact."
    case .next: "What comes next."
    case .question(let figure, let commands):
      "The machine runs `\(commands)`. What will `\(figure)` be? It is {\(figure)} now."
    case .unchanged: "Something changes."
    }
  }
}

extension DraftComplaint {
  package var english: ErrorWords {
    switch self {
    case .goalDoesNotHold(let goal): ErrorWords("'\(goal)' does not hold now")
    case .goalHeldBefore(let goal): ErrorWords("'\(goal)' held before the task was begun")
    case .nothingDone: ErrorWords("nothing was done that would be a solution")
    case .hasNoTask:
      ErrorWords("this lesson has no task", note: "do something, then 'lesson goal'")
    case .notBegun: ErrorWords("no lesson is being made", note: "'lesson new NAME' begins one")
    case .noSuchProposal(let number, let count):
      ErrorWords(
        "there is no proposal \(number)",
        note: count == 0 ? "nothing has changed" : "'lesson goal' lists \(count)")
    }
  }
}
