import Grammar
import KernelModel

extension RecordingComplaint {
  var english: ErrorWords {
    switch self {
    case .isNotAtPrompt:
      ErrorWords(
        "recording begins at the prompt",
        note: "not in a file, among a breakpoint's commands, or beside a name of your own")
    case .interrupted: ErrorWords("interrupted", note: Self.loss)
    case .ended(let refusal):
      ErrorWords(
        refusal.english.message,
        note: "the recording has ended; the file holds all that came before this line")
    case .cannotTellAgain: ErrorWords("what came before cannot be told again", note: Self.loss)
    }
  }

  private static let loss =
    "a command was interrupted, or a file has changed; 'save' keeps the session"
}
