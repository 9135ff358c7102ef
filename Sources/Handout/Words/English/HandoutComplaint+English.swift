import Drawing
import Grammar

extension HandoutComplaint {
  package var english: ErrorWords {
    switch self {
    case .needsEnding(let file):
      ErrorWords("the name of a handout ends in .html, and '\(file)' does not")
    case .isNotAlone:
      ErrorWords(
        "a session is exported by a line of its own, at the prompt",
        note: "not in a file, nor beside other commands; 'export a.html a.transcript' can be anywhere")
    case .hasNoSteps: ErrorWords("there is nothing to hand out yet")
    case .hasTooManySteps(let limit): ErrorWords("a handout has \(limit) steps at most")
    case .noSuchSource(let name, let nearest):
      ErrorWords(
        "there is neither a lesson nor a file '\(name)'",
        note: English.suggestion(nearest) ?? "'lesson' lists the lessons")
    case .isNoSource(let file):
      ErrorWords("'\(file)' is no transcript, session, log or lesson")
    case .isFaultyLesson(let file, let line):
      ErrorWords(
        line.map { "\(file):\($0): the lesson has mistakes" } ?? "'\(file)' has mistakes",
        note: "'pagewalk check' tells them all")
    case .unexpected(let word):
      ErrorWords("'\(word)' says nothing here", note: "'export a.html 3 --force'")
    case .interrupted: ErrorWords("interrupted", note: "no file was written")
    }
  }
}
