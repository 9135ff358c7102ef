import Drawing
import Session

extension Lesson {
  /// The lesson as a file: read again it is the same lesson.
  ///
  /// Remarks are no part of a lesson and are not written.
  package var text: String {
    var writer = LessonWriter()
    if let machine { writer.line(machine.text, depth: 0) }
    writer.line("lesson \(number) \(name)", depth: 0)
    writer.texts(title, depth: 1)
    var previous: Item?
    for item in items {
      if Self.areSetApart(previous, item) { writer.emptyLine() }
      writer.write(item)
      previous = item
    }
    return writer.text
  }

  /// Whether an empty line stands between two items; nil is the title.
  private static func areSetApart(_ one: Item?, _ other: Item) -> Bool {
    switch (one, other) {
    case (nil, .setup), (.setup, .setup), (.prose, .setup), (.prose, .prose), (.picture, .next):
      false
    default: true
    }
  }
}

/// Writes the lines of a lesson, texts no wider than 100 columns.
private struct LessonWriter {
  private(set) var text = ""

  mutating func emptyLine() { text += "\n" }

  mutating func line(_ words: String, depth: Int) {
    text += String(repeating: "  ", count: depth) + words + "\n"
  }

  mutating func texts(_ texts: Texts, depth: Int) {
    for text in texts.all {
      let language = texts.english == text ? Language.english : .chinese
      let indent = String(repeating: "  ", count: depth)
      let lines = LessonWrapping.lines(
        of: text, first: 100 - 2 * depth - 4, others: 100 - 2 * depth - 4)
      for (index, line) in lines.enumerated() {
        let start = index == 0 ? LessonWord(language).rawValue + " " : "    "
        self.text += indent + start + line + "\n"
      }
    }
  }

  private mutating func value(_ word: LessonWord, _ excerpt: Excerpt?, depth: Int = 1) {
    guard let excerpt else { return }
    line("\(word.rawValue) \(excerpt.text)", depth: depth)
  }

  private mutating func owner(_ word: LessonWord, _ texts: Texts?) {
    guard let texts else { return }
    line(word.rawValue, depth: 1)
    self.texts(texts, depth: 2)
  }

  mutating func write(_ item: Lesson.Item) {
    switch item {
    case .setup(let commands): value(.setup, commands, depth: 0)
    case .prose(let texts): self.texts(texts, depth: 0)
    case .ask(let ask): write(ask)
    case .task(let task): write(task)
    case .picture(let picture):
      let process = picture.process.map { " \($0)" } ?? ""
      line("picture \(picture.figure.rawValue)\(process)", depth: 0)
    case .next(let texts):
      line(LessonWord.next.rawValue, depth: 0)
      self.texts(texts, depth: 1)
    }
  }

  private mutating func write(_ ask: Ask) {
    line(LessonWord.ask.rawValue, depth: 0)
    texts(ask.question, depth: 1)
    for option in ask.options { owner(.option, option) }
    value(.answer, ask.answer)
    value(.check, ask.check)
    for wrong in ask.wrongs { judged(.wrong, wrong.rule, wrong.diagnosis) }
    value(.show, ask.show)
    owner(.then, ask.then)
  }

  private mutating func write(_ task: LessonTask) {
    line(LessonWord.task.rawValue, depth: 0)
    texts(task.assignment, depth: 1)
    value(.goal, task.goal)
    for notice in task.notices {
      judged(.notice, notice.condition, notice.diagnosis, by: notice.by)
    }
    for hint in task.hints { owner(.hint, hint) }
    value(.solution, task.solution)
    for other in task.others { value(.other, other) }
    owner(.then, task.then)
  }

  private mutating func judged(
    _ word: LessonWord, _ rule: Excerpt, _ diagnosis: Diagnosis, by: Excerpt? = nil
  ) {
    switch diagnosis {
    case .misconception(let misconception):
      line("\(word.rawValue) \(rule.text) -> \(misconception.rawValue)", depth: 1)
      value(.by, by, depth: 2)
    case .slip:
      line("\(word.rawValue) \(rule.text) -> \(Diagnosis.slipWord)", depth: 1)
      value(.by, by, depth: 2)
    case .words(let texts):
      value(word, rule)
      value(.by, by, depth: 2)
      self.texts(texts, depth: 2)
    }
  }
}
