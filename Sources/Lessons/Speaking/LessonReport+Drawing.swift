import Drawing
import Hardware

extension LessonReport {
  package func draw(on canvas: Canvas, into text: inout StyledText) {
    switch saying {
    case .title(let number, let title):
      text.appendLine(
        canvas.words(LessonPhrase.lesson(number)) + title.text(in: canvas.language), .heading)
      text.endLine()
    case .paragraph(let words), .meaning(let words):
      Self.draw(words, on: canvas, into: &text)
      text.endLine()
    case .question(let words, let options):
      text.append("? ", .label)
      Self.draw(words: words, options, from: 2, on: canvas, into: &text)
    case .task(let number, let count, let words):
      let label = canvas.words(LessonPhrase.task(number, of: count))
      text.append(label, .label)
      Self.draw(
        words, from: label.columnCount(ambiguous: canvas.ambiguousWidth), indent: 2, on: canvas,
        into: &text)
    case .hint(let number, let count, let words):
      let label = canvas.words(LessonPhrase.hint(number, of: count))
      text.append(label, .label)
      Self.draw(
        words, from: label.columnCount(ambiguous: canvas.ambiguousWidth), indent: 2, on: canvas,
        into: &text)
    case .solution(let commands), .also(let commands):
      let phrase: LessonPhrase = if case .also = saying { .also } else { .solution }
      text.append(canvas.words(phrase), .label)
      text.appendLine(commands.joined(separator: "; "), .value)
    case .right: text.appendLine(canvas.words(LessonPhrase.right), .second)
    case .wrong(let value, let explanation):
      drawWrong(value, explanation, on: canvas, into: &text)
    case .answer(let value):
      text.append(canvas.words(LessonPhrase.theAnswerIs), .label)
      text.appendLine(value.written(in: canvas.language), .value)
    case .notice(let explanation): Self.draw(explanation, on: canvas, into: &text)
    case .done: text.appendLine(canvas.words(LessonPhrase.done), .second)
    case .next(let words): Self.draw(words, on: canvas, into: &text)
    case .end(let end): drawEnd(end, on: canvas, into: &text)
    case .remark(let phrase):
      text.appendWrapped(canvas.words(phrase), .note, from: 0, width: canvas.width)
    }
  }

  /// A question from a column on, and below it the phrases that one is chosen from.
  static func draw(
    words: FilledText, _ options: [FilledText], from column: Int, on canvas: Canvas,
    into text: inout StyledText
  ) {
    draw(words, from: column, on: canvas, into: &text)
    for (index, option) in options.enumerated() {
      text.append("  \(index + 1)  ", .value)
      draw(option, from: 5, on: canvas, into: &text)
    }
  }

  private func drawWrong(
    _ value: AnswerValue, _ explanation: Explanation?, on canvas: Canvas,
    into text: inout StyledText
  ) {
    let label = canvas.words(LessonPhrase.no(value.written(in: canvas.language)))
    guard let explanation else { return text.appendLine(String(Substring(label).trimmed), .warning) }
    text.append(label, .warning)
    Self.draw(
      explanation, from: label.columnCount(ambiguous: canvas.ambiguousWidth), on: canvas,
      into: &text)
  }

  private static func draw(
    _ explanation: Explanation, from column: Int = 0, on canvas: Canvas,
    into text: inout StyledText
  ) {
    switch explanation {
    case .misconception(let misconception):
      let words = misconception.words(in: canvas.language)
      let named = canvas.words(LessonPhrase.belief(misconception.rawValue, words.name))
      text.appendWrapped(
        named + words.correction, from: column, width: canvas.width, indent: column == 0 ? 0 : 2)
    case .words(let words):
      draw(words, from: column, indent: column == 0 ? 0 : 2, on: canvas, into: &text)
    }
  }

  private func drawEnd(_ end: LessonEnd, on canvas: Canvas, into text: inout StyledText) {
    text.endLine()
    text.appendWrapped(
      canvas.words(LessonPhrase.ended(end)), .heading, from: 0, width: canvas.width)
    text.appendWrapped(
      canvas.words(LessonPhrase.whatNext(end.next)), from: 0, width: canvas.width)
  }

  private static func draw(
    _ words: FilledText, from column: Int = 0, indent: Int? = nil, on canvas: Canvas,
    into text: inout StyledText
  ) {
    text.appendWrapped(
      words.text(in: canvas.language), from: column, width: canvas.width,
      indent: indent ?? column)
  }
}

extension AnswerValue {
  /// The value as it is told: what is as large as an address in both bases.
  package func written(in language: Language) -> String {
    switch self {
    case .number(let number):
      number > 0xffff ? "\(number) = 0x\(hexadecimal(UInt64(truncatingIfNeeded: number)))" : "\(number)"
    case .truth(let truth): LessonPhrase.truth(truth).words(in: language)
    case .word(let word): word
    case .option(let number, let options): "\(number), \(options[number - 1].text(in: language))"
    }
  }
}
