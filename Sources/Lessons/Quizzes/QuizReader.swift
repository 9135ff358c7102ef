import Drawing
import Grammar
import Session

/// Reads a file of kinds of questions.
///
///     quiz 3 faults
///     kind frames
///       en: …
///       machine: --memory <ram>
///       draw ram = 64M | 1G
///       where …
///     setup: …
///     ask
///       …
package struct QuizReader {
  private var idea: (number: Int, name: String)?
  private var kinds: [QuizKind] = []
  /// The lines below `kind` are still its own.
  private var isInHead = false
  private var text: (language: Language, builder: LessonTextBuilder)?
  private var faults = LessonFaults()

  private init() {}

  /// - Parameters:
  ///   - source: at its beginning.
  ///   - isOurs: it comes with the program: its commands are the person's.
  /// - Returns: the kinds, as far as nothing is wrong with them; all that is wrong with the file,
  ///   not with what its texts come to.
  package static func read(
    _ source: LineReader, isOurs: Bool = false
  ) -> (kinds: [QuizKind], faults: [LessonFault]) {
    var reader = QuizReader()
    var source = source
    do throws(FileRefusal) {
      while let line = try source.next(), !reader.faults.isFull,
        source.lineNumber <= LessonReader.lineLimit
      {
        reader.read(line, source.place)
      }
    } catch {
      reader.faults.append(LessonFault(error))
    }
    reader.endHead()
    if reader.kinds.isEmpty, reader.faults.all.isEmpty {
      let nothing = Excerpt("", place: Place(file: source.name, line: 1))
      reader.faults.append(nothing.fault(QuizComplaint.noKind))
    }
    if !isOurs {
      let authority = Authority(of: .init(source))
      for index in reader.kinds.indices { reader.kinds[index].authority = authority }
    }
    return (reader.kinds, reader.faults.all)
  }

  private mutating func read(_ source: SourceLine, _ place: Place) {
    guard let line = LessonLine(source, place) else {
      if !kinds.isEmpty { kinds[kinds.count - 1].lines.append(nil) }
      return
    }
    switch line.head.text {
    case "quiz" where line.blanks == 0: begin(line)
    case "kind" where line.blanks == 0: beginKind(line)
    case _ where kinds.isEmpty:
      faults.append(line.head.fault(QuizComplaint.noKind))
    case _ where isInHead && line.blanks > 0: readHead(line)
    default:
      endHead()
      addText(line)
    }
  }

  private mutating func begin(_ line: LessonLine) {
    let words = line.value.words
    guard words.count == 2, let number = Int(words[0].text), 0...999 ~= number else {
      return faults.append(line.value.fault(QuizComplaint.badFirstLine))
    }
    idea = (number, words[1].text)
  }

  private mutating func beginKind(_ line: LessonLine) {
    endHead()
    guard let idea else { return faults.append(line.head.fault(QuizComplaint.badFirstLine)) }
    let name = line.value.text
    guard LessonNode.isName(name) else {
      return faults.append(line.value.fault(QuizComplaint.badName(line.value.typed)))
    }
    if kinds.contains(where: { $0.name == name }) {
      faults.append(line.value.fault(QuizComplaint.givenTwice(name)))
    }
    kinds.append(QuizKind(keyword: line.head, idea: idea, name: name))
    isInHead = true
  }

  private mutating func readHead(_ line: LessonLine) {
    let index = kinds.count - 1
    switch line.head.text {
    case "machine:":
      endText()
      kinds[index].machine = line.value
    case "draw":
      endText()
      addDraw(line)
    case "where":
      endText()
      kinds[index].draws.append(.condition(line.value))
    default:
      if let language = line.word?.language {
        endText()
        text = (language, LessonTextBuilder())
        text!.builder.add(line.value, &faults)
      } else if text != nil {
        text!.builder.add(Excerpt(line.line, line.content, line.place), &faults)
      } else {
        faults.append(line.head.fault(QuizComplaint.unknownWord(line.head.typed)))
      }
    }
    kinds[index].lines.append(nil)
  }

  private mutating func addDraw(_ line: LessonLine) {
    guard let draw = QuizDraw(line.value) else {
      return faults.append(line.value.fault(QuizComplaint.badDraw))
    }
    let index = kinds.count - 1
    if let name = draw.name, kinds[index].draws.contains(where: { $0.name == name }) {
      faults.append(line.value.fault(QuizComplaint.givenTwice(name)))
    }
    kinds[index].draws.append(draw)
  }

  private mutating func endText() {
    guard var open = text else { return }
    text = nil
    kinds[kinds.count - 1].title[open.language] = open.builder.finished(
      Excerpt(LessonWord(open.language)), &faults)
  }

  /// What follows is the text.
  private mutating func endHead() {
    guard isInHead else { return }
    endText()
    isInHead = false
    if let kind = kinds.last, !kind.title.missing.isEmpty {
      faults.append(kind.keyword.fault(QuizComplaint.missingLanguage))
    }
  }

  private mutating func addText(_ line: LessonLine) {
    let index = kinds.count - 1
    kinds[index].lines.append(Excerpt(line.line, line.line.range, line.place))
    guard line.word == .wrong, let arrow = line.value.text.ranges(of: "->").last else { return }
    let id = line.value.text[arrow.upperBound...].drop { $0 == " " }
    if let known = Misconception(rawValue: String(id)),
      !kinds[index].misconceptions.contains(known)
    {
      kinds[index].misconceptions.append(known)
    }
  }
}
