import Drawing

extension QuizReport {
  package func draw(on canvas: Canvas, into text: inout StyledText) {
    switch saying {
    case .begin(let heading): heading.draw(on: canvas, into: &text)
    case .question(let part): part.draw(on: canvas, into: &text)
    case .end(let summary): summary.draw(on: canvas, into: &text)
    case .remark(let phrase):
      text.appendWrapped(canvas.words(phrase), .note, from: 0, width: canvas.width)
    }
  }
}

extension QuizReport.Heading {
  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.endLine()
    let place =
      isSibling ? QuizPhrase.sibling : .question(number, of: count)
    text.append(canvas.words(place), .label)
    text.append(title.text(in: canvas.language), .heading)
    text.appendLine("  (\(kind) seed \(seed))", .faint)
    if let machine { text.appendLine(canvas.words(QuizPhrase.machine) + machine, .faint) }
  }
}

extension QuizReport.Part {
  func draw(on canvas: Canvas, into text: inout StyledText) {
    let label = of == 1 ? "? " : "? \(part)/\(of) "
    text.append(label, .label)
    LessonReport.draw(words: self.text, options, from: label.count, on: canvas, into: &text)
  }
}

extension QuizReport.Summary {
  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.endLine()
    text.appendLine(canvas.words(QuizPhrase.summary(right: rightAnswers, of: questions)), .heading)
    for belief in misconceptions {
      let words = belief.words(in: canvas.language)
      let name = canvas.words(LessonPhrase.belief(belief.rawValue, words.name))
      text.appendWrapped(name + words.correction, from: 0, width: canvas.width, indent: 2)
    }
    text.appendWrapped(canvas.words(QuizPhrase.isBack), .faint, from: 0, width: canvas.width)
  }
}
