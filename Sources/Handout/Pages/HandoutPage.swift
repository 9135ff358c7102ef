import Drawing
import Session

/// A handout as one file of HTML that needs no server and no network.
///
/// Without JavaScript all steps stand there, one under the other; with it one is shown at a time.
package struct HandoutPage {
  private let handout: Handout

  package init(_ handout: Handout) { self.handout = handout }

  /// Hands out the page piece by piece, a step each.
  package func write<Failure: Error>(_ emit: (String) throws(Failure) -> Void) throws(Failure) {
    try emit(head + header + (handout.form == .steps ? contents : "") + opening)
    for (index, step) in handout.steps.enumerated() {
      var markup = StepMarkup(step, index + 1, handout.form, handout.language)
      try emit(markup.html())
    }
    try emit(closing)
    if let transcript = handout.transcript {
      try emit(HandoutFile.markup(transcript, handout.enclosure))
    }
    try emit("<script>\(HandoutScript.text)</script>\n</body>\n</html>\n")
  }

  /// The whole page.
  package var html: String {
    var html = ""
    write { (piece: String) throws(Never) in html += piece }
    return html
  }

  private var title: HandoutPhrase { .title(handout.title) }

  /// Nothing may be fetched, sent or run but the page's own script.
  private var head: String {
    """
    \(HandoutFile.opening)
    <html lang="\(handout.language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <meta name="generator" content="Pagewalk">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
    style-src 'unsafe-inline'; script-src 'sha256-\(HandoutScript.digest)'; base-uri 'none'; \
    form-action 'none'">
    <title>\(title.words(in: handout.language).markup)</title>
    <style>
    \(HandoutStyle.rules)\(handout.hasPictures ? SVGRenderer.style : "")
    </style>
    </head>
    <body class="\(handout.form == .steps ? "steps" : "sheet")">

    """
  }

  private var header: String {
    var html = "<header>"
    if handout.form == .steps {
      html += "<a class=\"skip\" href=\"#1\">" + Markup.words(.skip) + "</a>"
    }
    html += "<h1>" + Markup.words(title) + "</h1><div class=\"tools\">"
    if handout.form == .steps {
      html += button("prev", "‹", .previous)
        + "<label><input id=\"go\" inputmode=\"numeric\" value=\"1\" aria-label=\"\(label(.goTo))\"></label>"
        + "<span class=\"of\">/ \(handout.steps.count)</span>" + button("next", "›", .next)
        + "<button id=\"answers\" aria-pressed=\"false\">" + Markup.words(.answers) + "</button>"
    }
    html += button("theme", "◐", .theme)
      + "<button id=\"language\">" + Markup.words(.language) + "</button>"
      + "<button id=\"print\">" + Markup.words(.print) + "</button>" + button("help", "?", .keys)
    return html + "</div><div id=\"bar\"></div></header>\n"
  }

  private func label(_ phrase: HandoutPhrase) -> String {
    phrase.words(in: handout.language).markup
  }

  private func button(_ id: String, _ sign: String, _ phrase: HandoutPhrase) -> String {
    "<button id=\"\(id)\" aria-label=\"\(label(phrase))\" title=\"\(label(phrase))\">\(sign)</button>"
  }

  /// Links to all steps.
  private var contents: String {
    "<nav><details>" + Markup.words(.steps, tag: "summary") + "<ol>\n"
      + handout.steps.enumerated().map { index, step in
        "<li><a href=\"#\(index + 1)\">" + Markup.words(StepMarkup.name(of: step)) + "</a></li>\n"
      }.joined() + "</ol></details></nav>\n"
  }

  private var opening: String {
    var html = "<main>\n"
    if handout.form == .sheet {
      html += "<div class=\"fill\">" + Markup.words(.name, tag: "b") + "<span></span>"
        + Markup.words(.date, tag: "b") + "<span></span></div>\n"
    }
    if let machine = handout.machine {
      html += "<p>" + Markup.words(.machine) + "<code>\(machine.markup)</code></p>\n"
    }
    return html
  }

  private var closing: String {
    var html = "</main>\n"
    if handout.transcript != nil {
      html += "<footer>" + Markup.words(.proof, tag: "p") + "</footer>\n"
    }
    return html + dialog
  }

  private var dialog: String {
    var keys: [(String, HandoutPhrase)] = [
      ("t", .keyTheme), ("l", .keyLanguage), ("?", .keyHelp),
    ]
    if handout.form == .steps {
      keys =
        [
          ("← →", .keyMove), ("Home End", .keyEnds), ("g", .keyGo), ("a", .keyAnswers),
        ] + keys
    }
    return "<dialog id=\"keys\">" + Markup.words(.keys, tag: "h2") + "<dl>"
      + keys.map { names, phrase in
        "<dt>" + names.split(separator: " ").map { "<kbd>\($0)</kbd>" }.joined(separator: " ")
          + "</dt><dd>" + Markup.words(phrase) + "</dd>"
      }.joined() + "</dl><button id=\"close\">OK</button></dialog>\n"
  }
}

extension Handout {
  var hasPictures: Bool { steps.contains { $0.figure != nil } }
}
