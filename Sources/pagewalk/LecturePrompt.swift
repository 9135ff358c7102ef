import Drawing
import Session
import Terminal

/// The prompt in front of a file's next command: Enter alone carries it out, a few words go
/// elsewhere in the file, and everything else is said aside.
final class LecturePrompt: PromptSession {
  enum Answer: Equatable {
    case wish(FileWish)
    /// The rest of the file, without waiting.
    case rest
  }

  private let inner: Prompt
  private let session: Session
  private let language: Language
  /// The command that comes next; nil when the file is over.
  var step: FileStep?
  private(set) var answer = Answer.wish(.leave)
  /// Past the pager, which may have been told to be silent.
  private let output: OutputWriter

  init(_ inner: Prompt, _ session: Session, _ language: Language, _ output: OutputWriter) {
    self.inner = inner
    self.session = session
    self.language = language
    self.output = output
  }

  /// Shows what comes next.
  func begin(_ step: FileStep) {
    self.step = step
    answer = .wish(.leave)
    tell()
  }

  /// Whether Enter belongs to the file: the machine is not halted, or the file has halted it and
  /// knows. Elsewhere Enter steps.
  private var entersFile: Bool {
    step.map { session.isPresent || $0.isForHalt } ?? false
  }

  private func tell() {
    guard let step, entersFile else { return }
    output.write("\(LecturePhrase.next(step.command).words(in: language))\n")
  }

  var prompt: String { inner.prompt }

  var commandEnded: (() -> Void)? {
    get { inner.commandEnded }
    set { inner.commandEnded = newValue }
  }

  func execute(_ line: String, output: @escaping (String) -> Void) -> PromptOutcome {
    if let step, let answer = answer(to: line.filter { $0 != " " }) {
      if let obstacle = obstacle(to: answer, step) {
        output(obstacle.words(in: language) + "\n")
        tell()
        return .failed
      }
      self.answer = answer
      return .quit
    }
    let outcome = inner.execute(line, output: output)
    if outcome != .quit { tell() }
    return outcome
  }

  /// What a word means to the file; nil for what is said aside.
  private func answer(to word: String) -> Answer? {
    switch word {
    case "" where entersFile: .wish(.carryOut)
    case "c" where session.isPresent, "continue" where session.isPresent: .rest
    case "skip": .wish(.skip)
    case "previous": .wish(.goBack)
    case "repeat": .wish(.again)
    default: nil
    }
  }

  private func obstacle(to answer: Answer, _ step: FileStep) -> LecturePhrase? {
    switch answer {
    case .wish(.goBack), .wish(.again): step.passedCount == 0 ? .isFirst : nil
    case .wish(.skip): session.isPresent ? nil : .cannotSkip
    case .wish, .rest: nil
    }
  }

  func refuse(_ bytes: [UInt8], output: @escaping (String) -> Void) -> PromptOutcome {
    inner.refuse(bytes, output: output)
  }

  func complete(before: String) -> Completion { inner.complete(before: before) }

  func hint(for line: String) -> String {
    guard line.isEmpty, step != nil else { return inner.hint(for: line) }
    return LecturePhrase.hint(entersFile: entersFile).words(in: language)
  }
}

/// What is said between the lines of a file.
enum LecturePhrase: Worded {
  case next(String)
  /// There is no line to go back to.
  case isFirst
  /// The machine is halted, or stands in the past.
  case cannotSkip
  /// What can be typed.
  case hint(entersFile: Bool)
}
