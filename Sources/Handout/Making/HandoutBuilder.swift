import Drawing
import Grammar
import Lessons
import Session

/// Makes steps of what is told, line by line, as it comes.
///
/// Words that stand in front of a command are on its step, and so is what came of it. Whatever comes
/// of the answer to a question is on the step of the question, for who asks for it.
struct HandoutBuilder {
  var steps: [HandoutStep] = []
  /// Lines of narration that a paragraph is being made of.
  private var paragraph: [String] = []
  private var isQuestion = false
  /// A command that was typed, as long as it may be an answer to a question.
  private var pending: HandoutStep.Command?
  private var isSolution = false
  /// The step whose question waits for an answer.
  private var asking: Int?
  /// The step whose answer is being told.
  private var answering: Int?
  /// A lesson goes on to what comes next.
  private var isAdvancing = false
  /// Words of the lesson's own commands, until it is known whether one draws a picture.
  private var held: StyledText?
  /// The step of the line that is being carried out.
  private(set) var commandStep: Int?
  /// The step of the task that was set last.
  private(set) var taskStep: Int?
  /// What the lesson says to who sits at the prompt has no place on paper.
  let isPlayed: Bool

  init(isPlayed: Bool) { self.isPlayed = isPlayed }

  // MARK: Narration

  /// Takes a line of narration behind its `#`. One behind `?` is a question that the output of the
  /// next command answers; an empty one ends a paragraph.
  mutating func narrate(_ words: Substring) {
    let words = words.drop { $0 == " " }
    if words.isEmpty { return endParagraph() }
    if words.hasPrefix("? ") {
      endParagraph()
      isQuestion = true
      paragraph = [String(words.dropFirst(2))]
    } else {
      paragraph.append(String(words))
    }
  }

  mutating func endParagraph() {
    guard !paragraph.isEmpty else { return }
    let text = HandoutText(written: paragraph.joined(separator: " "))
    paragraph = []
    open()
    if isQuestion {
      var question = HandoutQuestion(text)
      question.isAnsweredByOutput = true
      change { $0.question = question }
    } else {
      change { $0.before.append(.words(text)) }
    }
    isQuestion = false
  }

  // MARK: Lines

  /// A line was typed. - Parameter command: nil for one that nobody is to see.
  mutating func begin(_ command: HandoutStep.Command?, isSolution: Bool) {
    endParagraph()
    pending = command
    self.isSolution = isSolution
    commandStep = nil
    isAdvancing = command == nil
  }

  /// The line is done.
  mutating func end() {
    release()
    commit()
    answering = nil
  }

  /// The typed command gets its place.
  private mutating func commit() {
    guard let command = pending else { return }
    pending = nil
    let isFree = steps.last.map {
      $0.kind == .words && $0.command == nil && $0.title == nil && $0.figure == nil
        && ($0.question == nil || $0.question?.isAnsweredByOutput == true)
    }
    if isFree != true { steps.append(HandoutStep()) }
    let isSolution = isSolution
    change {
      $0.kind = .command
      $0.command = command
      $0.isSolution = isSolution
    }
    commandStep = steps.count - 1
  }

  // MARK: Places

  mutating func change(_ body: (inout HandoutStep) -> Void) {
    if steps.isEmpty { steps.append(HandoutStep()) }
    body(&steps[steps.count - 1])
  }

  /// Sees to it that words can be put on the last step.
  mutating func open() {
    if steps.last?.isOpen != true { steps.append(HandoutStep()) }
  }

  /// Puts something behind what there is, wherever that is.
  private mutating func add(_ block: HandoutStep.Block) {
    if let answering {
      steps[answering].question?.answer.add(block)
      return
    }
    commit()
    // What a lesson carries out on its way belongs to what comes next, words to what came.
    if case .output = block, isAdvancing { open() }
    change { step in
      if step.command == nil { step.before.add(block) } else { step.after.add(block) }
    }
  }

  /// Puts the words of a lesson's own command in their place.
  private mutating func release() {
    guard let words = held else { return }
    held = nil
    add(.output(words))
  }

  // MARK: What is shown

  /// Takes what was shown, with how it was drawn.
  mutating func note(_ shown: any Drawable, _ text: StyledText) {
    if let view = shown as? PictureView { return put(HandoutFigure(view.picture, changes: view.changes)) }
    release()
    switch shown {
    case let report as LessonReport: note(report.saying, text)
    case is NarrationReport: held = StyledText(lines: text.text, .command)
    default: if !text.isEmpty { add(.output(text)) }
    }
  }

  /// Takes a picture that was asked for.
  private mutating func put(_ figure: HandoutFigure) {
    // It is seen without the command that draws it.
    held = nil
    if let answering {
      steps[answering].figure = figure
      return
    }
    commit()
    if steps.isEmpty || steps.last?.figure != nil { steps.append(HandoutStep()) }
    change { $0.figure = figure }
  }

  /// Gives the step of the line a picture, unless it has one.
  mutating func illustrate(_ figure: HandoutFigure) {
    let index = commandStep ?? steps.count - 1
    guard steps.indices.contains(index), steps[index].figure == nil else { return }
    steps[index].figure = figure
  }

  // MARK: Lessons

  private mutating func note(_ saying: LessonReport.Saying, _ text: StyledText) {
    switch saying {
    case .title(let number, let title):
      commit()
      steps.append(HandoutStep())
      let name = HandoutText([HandoutText(LessonPhrase.lesson(number)), HandoutText(title)])
      change { $0.title = name }
      isAdvancing = true
    case .paragraph(let words), .next(let words):
      leaveAnswer()
      open()
      change { $0.before.append(.words(HandoutText(words))) }
    case .question(let words, let options):
      leaveAnswer()
      open()
      change {
        $0.question = HandoutQuestion(HandoutText(words), options: options.map { HandoutText($0) })
      }
      asking = steps.count - 1
    case .task(let number, let count, let words):
      leaveAnswer()
      open()
      change {
        $0.kind = .task(number, of: count)
        $0.before.append(.words(HandoutText(words)))
      }
      taskStep = steps.count - 1
    case .hint(let number, let count, let words):
      add(.remark(HandoutText([HandoutText(LessonPhrase.hint(number, of: count)), HandoutText(words)])))
    case .solution(let commands): add(.remark(HandoutText(LessonPhrase.solution, commands)))
    case .also(let commands):
      add(.remark(HandoutText(LessonPhrase.also, commands)))
      isAdvancing = true
    case .right, .wrong, .answer: noteAnswer(saying, text)
    case .notice(let explanation): add(.remark(HandoutText(explanation)))
    case .done: commit()
    case .meaning(let words):
      add(.remark(HandoutText(words)))
      answering = nil
      isAdvancing = true
    case .end, .remark: if !isPlayed { add(.output(text)) }
    }
  }

  private mutating func leaveAnswer() {
    commit()
    answering = nil
    isAdvancing = true
  }

  private mutating func noteAnswer(_ saying: LessonReport.Saying, _ text: StyledText) {
    guard let step = asking else { return add(.output(text)) }
    (asking, answering) = (nil, step)
    let typed = pending?.text ?? ""
    pending = nil
    switch saying {
    case .answer(let value), .wrong(let value, nil):
      add(.words(HandoutText(HandoutPhrase.answer(value))))
    case .wrong(let value, let explanation?):
      add(.words(HandoutText(HandoutPhrase.answer(value))))
      add(.remark(HandoutText(explanation)))
    default:
      add(.words(HandoutText([HandoutText(LessonPhrase.theAnswerIs), HandoutText(written: typed)])))
    }
  }

  /// Help with the task that was set last.
  mutating func help(_ hints: [HandoutText]) {
    guard let taskStep, steps[taskStep].hints.isEmpty else { return }
    steps[taskStep].hints = hints
  }
}

extension [HandoutStep.Block] {
  /// Puts a block behind the others; output joins output.
  fileprivate mutating func add(_ block: HandoutStep.Block) {
    if case .output(let text) = block, case .output(let last)? = self.last {
      self[count - 1] = .output(last + text)
    } else {
      append(block)
    }
  }
}

extension HandoutText {
  /// A phrase with commands behind it.
  fileprivate init(_ phrase: LessonPhrase, _ commands: [String]) {
    self.init([HandoutText(phrase), HandoutText(code: commands.joined(separator: "; "))])
  }

  fileprivate init(_ explanation: LessonReport.Explanation) {
    switch explanation {
    case .misconception(let misconception): self.init(HandoutPhrase.correction(misconception))
    case .words(let words): self.init(words)
    }
  }
}

extension StyledText {
  fileprivate init(lines: String, _ role: Role) {
    self.init()
    append(lines: lines, role)
  }
}
