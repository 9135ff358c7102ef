/// What a prompt serves: something that executes lines and knows what could be typed next.
public protocol PromptSession: AnyObject {
  /// What to ask with, such as `pagewalk> `; asked before each line.
  var prompt: String { get }

  /// Carries out one line, an empty one too. Text goes to `output` as it comes to be.
  ///
  /// What takes long polls `Interrupt.isRequested` and `Termination.isRequested`, and says itself
  /// that it was stopped.
  func execute(_ line: String, output: @escaping (String) -> Void) -> PromptOutcome

  /// Called when one of a line's commands is done and another may follow.
  var commandEnded: (() -> Void)? { get set }

  /// Says of a line that is no UTF-8 that nothing is done with it.
  func refuse(_ bytes: [UInt8], output: @escaping (String) -> Void) -> PromptOutcome

  /// What could stand at the cursor, given the text before it.
  func complete(before: String) -> Completion

  /// What could follow `line`, in a few words; empty for nothing.
  func hint(for line: String) -> String
}

extension PromptSession {
  /// A session whose lines are one command each needs not tell.
  public var commandEnded: (() -> Void)? {
    get { nil }
    set {}
  }

  /// Carries the line out with U+FFFD in the place of what is no text.
  public func refuse(_ bytes: [UInt8], output: @escaping (String) -> Void) -> PromptOutcome {
    execute(String(decoding: bytes, as: UTF8.self), output: output)
  }
}

/// How a line ended.
public enum PromptOutcome: Equatable, Sendable {
  case done
  /// The line was refused or what it asked for failed; the reason has been shown.
  case failed
  /// The person wants to leave this prompt.
  case quit
}
