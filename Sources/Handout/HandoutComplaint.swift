import Drawing
import Grammar

/// Why no handout is made.
package enum HandoutComplaint: Complaint {
  /// The name of the file that was to be written does not end so.
  case needsEnding(String)
  /// The session is asked for in a file, by a breakpoint, or beside other commands.
  case isNotAlone
  /// Nothing has been done yet, or the file says nothing.
  case hasNoSteps
  case hasTooManySteps(limit: Int)
  /// Neither a lesson nor a file.
  case noSuchSource(String, nearest: String?)
  /// No line of the file is a command, and it is no lesson.
  case isNoSource(String)
  /// A lesson with mistakes, of which the first is at a line.
  case isFaultyLesson(String, line: Int?)
  case unexpected(String)
  case interrupted

  package var code: String {
    switch self {
    case .needsEnding: "needs-ending"
    case .isNotAlone: "not-alone"
    case .hasNoSteps: "no-steps"
    case .hasTooManySteps: "too-many-steps"
    case .noSuchSource: "no-such-source"
    case .isNoSource: "no-source"
    case .isFaultyLesson: "faulty-lesson"
    case .unexpected: "unexpected-word"
    case .interrupted: "interrupted"
    }
  }

  package var isInterruption: Bool { self == .interrupted }

  package var details: Details {
    switch self {
    case .needsEnding(let file), .isNoSource(let file): ["file": file]
    case .isNotAlone, .hasNoSteps, .interrupted: [:]
    case .hasTooManySteps(let limit): ["limit": limit]
    case .noSuchSource(let name, let nearest): ["typed": name, "nearest": nearest]
    case .isFaultyLesson(let file, let line): ["file": file, "line": line]
    case .unexpected(let word): ["typed": word]
    }
  }
}
