import Drawing
import Grammar
import Session

extension LessonNode {
  /// The item that it is; nil where that would lack something, which is a fault by then.
  func item(_ faults: inout LessonFaults) -> Lesson.Item? {
    switch word {
    case .english, .chinese: .prose(texts)
    case .setup: .setup(value)
    case .next: .next(texts)
    case .picture: picture(&faults).map { .picture($0) }
    case .ask: ask(&faults).map { .ask($0) }
    case .task: task(&faults).map { .task($0) }
    default: nil
    }
  }

  private func ask(_ faults: inout LessonFaults) -> Ask? {
    let wrongs = fields(.wrong).compactMap { node in
      node.judged(&faults).map { Wrong(rule: $0.rule, diagnosis: $0.diagnosis) }
    }
    guard let answer = field(.answer)?.value else { return nil }
    var ask = Ask(keyword: keyword, question: texts, answer: answer)
    ask.options = fields(.option).map(\.texts)
    ask.check = field(.check)?.value
    ask.wrongs = wrongs
    ask.show = field(.show)?.value
    ask.then = field(.then)?.texts
    return ask
  }

  private func task(_ faults: inout LessonFaults) -> LessonTask? {
    let notices = fields(.notice).compactMap { node in
      node.judged(&faults).map {
        Notice(condition: $0.rule, diagnosis: $0.diagnosis, by: node.field(.by)?.value)
      }
    }
    guard let goal = field(.goal)?.value, let solution = field(.solution)?.value else {
      return nil
    }
    var task = LessonTask(
      keyword: keyword, assignment: texts, goal: goal, hints: fields(.hint).map(\.texts),
      solution: solution)
    task.notices = notices
    task.others = fields(.other).map(\.value)
    task.then = field(.then)?.texts
    return task
  }

  /// The parts of a `wrong` or a `notice`: what holds, and what it tells.
  private func judged(
    _ faults: inout LessonFaults
  ) -> (rule: Excerpt, diagnosis: Diagnosis)? {
    guard !value.range.isEmpty else { return nil }
    guard let arrow = Self.arrow(in: value) else {
      if texts.isEmpty { faults.append(keyword.fault(LessonComplaint.missingDiagnosis(of: word))) }
      return (value, .words(texts))
    }
    let lexer = Lexer(value.line)
    let rule = Excerpt(
      value.line, lexer.trimmed(value.range.lowerBound..<arrow), value.place)
    let id = Excerpt(
      value.line, lexer.trimmed(arrow + 2..<value.range.upperBound), value.place)
    if rule.range.isEmpty { faults.append(keyword.fault(LessonComplaint.nothingBehind(word))) }
    if !texts.isEmpty { faults.append(id.fault(LessonComplaint.bothDiagnoses(of: word))) }
    if word == .wrong, id.text == Diagnosis.slipWord { return (rule, .slip) }
    guard let misconception = Misconception(rawValue: id.text) else {
      let known = Misconception.allCases.map(\.rawValue)
      let nearest = Spelling.nearest(to: id.text.uppercased(), among: known)
      faults.append(
        id.fault(
          LessonComplaint.unknownMisconception(
            id.typed, nearest: nearest.flatMap(Misconception.init))))
      return nil
    }
    return (rule, .misconception(misconception))
  }

  /// Where the last `->` begins that stands in no string.
  private static func arrow(in value: Excerpt) -> Int? {
    let bytes = value.line.bytes
    var arrow: Int?
    var isInString = false
    var index = value.range.lowerBound
    while index < value.range.upperBound {
      switch bytes[index] {
      case UInt8(ascii: "\\") where isInString: index += 1
      case UInt8(ascii: "\""): isInString.toggle()
      case UInt8(ascii: ">") where !isInString && index > value.range.lowerBound:
        if bytes[index - 1] == UInt8(ascii: "-") { arrow = index - 1 }
      default: break
      }
      index += 1
    }
    return arrow
  }

  private func picture(_ faults: inout LessonFaults) -> LessonPicture? {
    guard !value.range.isEmpty else { return nil }
    let words = value.words
    let known = Figure.allCases.map(\.rawValue)
    let figure = Figure(rawValue: words[0].text)
    if figure == nil {
      let nearest = Spelling.nearest(to: words[0].text, among: known)
      faults.append(
        words[0].fault(LessonComplaint.unknownPicture(words[0].typed, nearest: nearest)))
    }
    let process = words.count > 1 ? UInt32(words[1].text) : nil
    if words.count > 1, process ?? 0 == 0 {
      faults.append(words[1].fault(LessonComplaint.badProcess(words[1].typed)))
    }
    if words.count > 2 {
      faults.append(words[2].fault(LessonComplaint.unexpected(words[2].typed, behind: .picture)))
    }
    return figure.map { LessonPicture($0, process: process) }
  }
}

extension Excerpt {
  /// Its words between blanks, at most four.
  var words: [Excerpt] {
    line.bytes[range].split(maxSplits: 3, whereSeparator: \.isSpace).map {
      Excerpt(line, $0.startIndex..<$0.endIndex, place)
    }
  }
}
