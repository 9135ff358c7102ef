import Drawing

/// A step of a handout as a part of its page.
struct StepMarkup {
  let number: Int
  let step: HandoutStep
  let form: Handout.Form
  let language: Language
  /// Bytes that are left for what was printed: a step stays below 30 kB.
  private var room = 9000

  /// Both languages' pictures stand there where they take no more bytes than this together.
  private static let pictureRoom = 15_000
  private static let tableRowLimit = 40
  private static let lineLimit = 2000

  init(_ step: HandoutStep, _ number: Int, _ form: Handout.Form, _ language: Language) {
    self.step = step
    self.number = number
    self.form = form
    self.language = language
  }

  /// What the step is called.
  static func name(of step: HandoutStep) -> HandoutText {
    if let title = step.title { return title }
    if let command = step.command { return HandoutText(code: command.text.cut(to: 120)) }
    return switch step.kind {
    case .task(let number, let count): HandoutText(HandoutPhrase.task(number, of: count))
    case .exercise(let number, let count): HandoutText(HandoutPhrase.exercise(number, of: count))
    case .key: HandoutText(HandoutPhrase.key)
    case .words, .command:
      HandoutText(step.question == nil ? HandoutPhrase.step : .question)
    }
  }

  private var classes: String {
    switch step.kind {
    case .exercise: "exercise"
    case .key: "answers"
    default: step.isSolution ? "step solution" : "step"
    }
  }

  /// Lines of output from which on a page of paper needs smaller ones.
  private static let longLineCount = 40

  mutating func html() -> String {
    let content = content()
    let isLong = content.utf8.count { $0 == UInt8(ascii: "\n") } > Self.longLineCount
    return "<section id=\"\(number)\" class=\"\(classes)\(isLong ? " long" : "")\" tabindex=\"-1\">\n"
      + content + "</section>\n"
  }

  private mutating func content() -> String {
    var html = heading
    html += step.before.map { block($0) }.joined()
    if let question = step.question { html += ask(question) }
    for question in step.furtherQuestions { html += ask(question) }
    html += hints
    if step.command != nil || !step.after.isEmpty { html += terminal() }
    if let figure = step.figure { html += picture(figure) }
    return html
  }

  private var heading: String {
    if step.title != nil {
      return "<h2 class=\"lead\">" + Markup.words(Self.name(of: step)) + "</h2>\n"
    }
    var name = Self.name(of: step)
    if step.isSolution { name = HandoutText(HandoutPhrase.solution) }
    // What is asked comes first; the command stands below it.
    if step.question != nil, step.kind == .command { name = HandoutText(HandoutPhrase.question) }
    let number = form == .steps ? "<a class=\"n\" href=\"#\(number)\">\(number)</a>" : ""
    return "<h2>\(number)" + Markup.words(name) + "</h2>\n"
  }

  // MARK: Words and output

  private mutating func block(_ block: HandoutStep.Block) -> String {
    switch block {
    case .words(let text): Markup.words(text, tag: "p") + "\n"
    case .remark(let text): Markup.words(text, tag: "p", class: "remark") + "\n"
    case .output(let text): "<div class=\"term\">" + output(text) + "</div>\n"
    }
  }

  private mutating func output(_ text: StyledText) -> String {
    let (html, omitted) = Markup.output(text, room: room)
    room = max(0, room - html.utf8.count)
    var all = html.isEmpty ? "" : "<pre class=\"out\">\(html)</pre>"
    if omitted > 0 { all += Markup.words(.showMore(lines: omitted), tag: "p", class: "more") }
    return all
  }

  private mutating func ask(_ question: HandoutQuestion) -> String {
    var html = "<div class=\"ask\">" + Markup.words(question.text, tag: "p", class: "q")
    if !question.options.isEmpty {
      html += "<ol>" + question.options.map { "<li>" + Markup.words($0) + "</li>" }.joined() + "</ol>"
    }
    html += "<div class=\"room\"></div>"
    if !question.answer.isEmpty {
      html += Self.answer(question.answer.map { block($0) }.joined())
    }
    return html + "</div>\n"
  }

  private static func answer(_ content: String) -> String {
    "<details class=\"answer\">" + Markup.words(.showAnswer, tag: "summary") + "<div>\(content)</div></details>"
  }

  private var hints: String {
    step.hints.map { hint in
      "<details class=\"help\">" + Markup.words(.showHint, tag: "summary") + Markup.words(hint, tag: "p")
        + "</details>\n"
    }.joined()
  }

  private mutating func terminal() -> String {
    var html = ""
    if let command = step.command {
      html += "<pre class=\"cmd\"><span class=\"kf\">\(command.prompt.markup)</span>"
        + "\(command.text.cut(to: Self.lineLimit).markup)</pre>"
    }
    var after = step.after[...]
    if case .output(let text)? = after.first {
      after = after.dropFirst()
      let printed = output(text)
      html += step.question?.isAnsweredByOutput == true ? Self.answer(printed) : printed
    }
    if !html.isEmpty { html = "<div class=\"term\">\(html)</div>\n" }
    for item in after { html += block(item) }
    return html
  }

  // MARK: Pictures

  private func picture(_ figure: HandoutFigure) -> String {
    var drawings = Language.allCases.map { language in
      (language, SVGRenderer(
        language: language, isStandalone: false, prefix: "s\(number)-\(language.rawValue)-"
      ).render(figure.picture, changes: figure.changes))
    }
    if drawings.reduce(0, { $0 + $1.1.utf8.count }) > Self.pictureRoom {
      drawings.removeAll { $0.0 != language }
    }
    let isTranslated = drawings.count > 1
    let parts = drawings.map { language, svg in
      "<div\(isTranslated ? " class=\"\(language.rawValue)\"" : "")>\n\(svg)"
        + table(figure.picture, language) + "</div>"
    }
    return "<figure>\(parts.joined(separator: "\n"))</figure>\n"
  }

  private func table(_ picture: Picture, _ language: Language) -> String {
    let rows = picture.table(in: language).prefix(Self.tableRowLimit)
    guard !rows.isEmpty else { return "" }
    return "<details class=\"numbers\"><summary>\(HandoutPhrase.showNumbers.words(in: language))</summary>"
      + "<table>"
      + rows.map { "<tr><td>\($0.what.markup)</td><td>\($0.value.markup)</td></tr>" }.joined()
      + "</table></details>"
  }
}

extension String {
  /// Its beginning, where it is longer.
  fileprivate func cut(to count: Int) -> String {
    unicodeScalars.count <= count ? self : String(unicodeScalars.prefix(count - 1)) + "…"
  }
}
