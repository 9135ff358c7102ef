import Drawing
import Grammar
import Hardware

/// A translation told one idea at a time: what `step` behind `translate` goes through. A screen is
/// made when somebody looks at it.
package struct Walkthrough: Sendable {
  package let report: TranslationReport
  /// How many screens have been shown.
  package private(set) var shownCount = 0

  package init(_ report: TranslationReport) { self.report = report }

  /// The next screen; nil when the last one has been shown.
  package mutating func next() -> WalkthroughReport? {
    let ideas = WalkthroughIdea.all(of: report)
    guard shownCount < ideas.count else { return nil }
    shownCount += 1
    return screen(of: ideas)
  }

  /// The screen before the one that was shown last; nil at the first.
  package mutating func previous() -> WalkthroughReport? {
    guard shownCount > 1 else { return nil }
    shownCount -= 1
    return screen(of: WalkthroughIdea.all(of: report))
  }

  private func screen(of ideas: [WalkthroughIdea]) -> WalkthroughReport {
    WalkthroughReport(
      number: shownCount, count: ideas.count, idea: ideas[shownCount - 1], translation: report)
  }
}

/// One step of a translation, in the order in which the chip comes to them.
package enum WalkthroughIdea: DetailedFact {
  case segment
  case pagingOff
  /// The address is cut into its parts.
  case pieces
  /// An array of the TLB, by its place among those that are asked.
  case lookup(Int)
  /// Where the entry of a level lies.
  case place(Int)
  /// What the entry of a level says.
  case entry(Int)
  case rights
  case physical
  case fault
  case forecast

  /// The ideas that the evidence of a translation holds.
  static func all(of report: TranslationReport) -> [WalkthroughIdea] {
    guard report.address != nil else { return [.segment] }
    var ideas: [WalkthroughIdea] = [.segment]
    if report.isPagingOff {
      ideas.append(.pagingOff)
    } else {
      ideas.append(.pieces)
      ideas += report.lookups.indices.map { .lookup($0) }
      for index in report.levels.indices { ideas += [.place(index), .entry(index)] }
      if report.rights != nil { ideas.append(.rights) }
    }
    if report.physical != nil {
      ideas.append(.physical)
    } else if report.fault != nil {
      ideas.append(.fault)
      if report.forecast != nil { ideas.append(.forecast) }
    }
    return ideas
  }

  package var code: String {
    switch self {
    case .segment: "segment"
    case .pagingOff: "paging-off"
    case .pieces: "pieces"
    case .lookup: "lookup"
    case .place: "place"
    case .entry: "entry"
    case .rights: "rights"
    case .physical: "physical"
    case .fault: "fault"
    case .forecast: "forecast"
    }
  }

  package var details: Details {
    switch self {
    case .lookup(let index), .place(let index), .entry(let index): ["index": index]
    case .segment, .pagingOff, .pieces, .rights, .physical, .fault, .forecast: [:]
    }
  }
}

/// One screen of a walkthrough: a title, a picture and a few sentences about a part of the
/// evidence.
package struct WalkthroughReport: Report {
  package static let kind = "walkthrough"

  package let number: Int
  package let count: Int
  package let idea: WalkthroughIdea
  package let translation: TranslationReport

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append(canvas.words(WalkthroughPhrase.progress(number, of: count)), .faint)
    text.appendLine(canvas.words(WalkthroughPhrase.title(idea, translation)), .heading)
    for line in picture(on: canvas) {
      text.append("    ")
      text.append(line)
      text.endLine()
    }
    for sentence in sentences {
      text.append("  ")
      text.appendWrapped(canvas.words(sentence), from: 2, width: canvas.width)
    }
  }
}
