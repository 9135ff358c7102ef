import Drawing
import Grammar
import KernelModel
import Session

/// A condition that holds now and did not at the start of a task.
package struct GoalProposal: Encodable, Equatable, Sendable {
  package let condition: String
  /// The figure that it is about, if it is about one.
  package let figure: String?

  /// Figures that a goal may be about, the most telling first.
  private static let figures =
    ["rss", "map_count", "processes", "pid", "brk", "total_vm", "nr_ptes", "pkmap.held"]
    + ["pkmap.waiting", "vmalloc.areas", "fixmap.kmaps", "min_flt", "maj_flt", "swapents"]
    + Zone.Kind.allCases.map { "zone.\($0.name).used" }

  /// What has changed on a session's machine since `begin`.
  static func all(in session: Session) -> [GoalProposal] {
    guard let start = session.world.startWorld else { return [] }
    return figureProposals(session, start) + presences(session, start) + endings(session)
  }

  private static func figureProposals(_ session: Session, _ start: World) -> [GoalProposal] {
    figures.compactMap { figure in
      guard let now = session.value(ofSymbol: figure),
        let before = start.value(ofSymbol: figure), now != before
      else { return nil }
      let sign = now > before ? "+" : "-"
      return GoalProposal(
        condition: "\(figure) == start.\(figure) \(sign) \(abs(now - before))", figure: figure)
    }
  }

  /// Named addresses behind which a frame came, or from which one went.
  private static func presences(_ session: Session, _ start: World) -> [GoalProposal] {
    session.results.names.compactMap { name in
      let now = Excerpt("present(\(name))")
      let before = try? now.value(in: TaskSymbols(session, asOf: start))
      guard let value = try? now.value(in: session), value != before else { return nil }
      return GoalProposal(condition: value == 0 ? "!present(\(name))" : now.text, figure: nil)
    }
  }

  /// How the last command ended, where it ended badly.
  private static func endings(_ session: Session) -> [GoalProposal] {
    if let number = session.value(ofSymbol: "errno"), number != 0,
      let errno = Errno.allCases.first(where: { Int128($0.rawValue) == number })
    {
      return [GoalProposal(condition: "errno == \(errno.name)", figure: nil)]
    }
    if let signal = session.value(ofSymbol: "signal"), signal == 11 {
      return [GoalProposal(condition: "signal == SIGSEGV", figure: nil)]
    }
    return []
  }
}

/// What a goal may be, numbered.
package struct GoalListReport: Report {
  package static let kind = "lesson-goals"

  package let proposals: [GoalProposal]

  package init(_ proposals: [GoalProposal]) { self.proposals = proposals }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    for (index, proposal) in proposals.enumerated() {
      text.append("  \(index + 1)  ", .label)
      text.appendLine(proposal.condition, .value)
    }
    text.appendWrapped(
      canvas.words(proposals.isEmpty ? AuthorPhrase.nothingChanged : .chooseGoal), .faint, from: 0,
      width: canvas.width)
  }
}

/// What an author is told.
package enum AuthorPhrase: Equatable, Worded {
  case begun(String, setup: Int)
  case taken(Int)
  case saved(String)
  case nothingChanged, chooseGoal
  /// What was done in a lesson is in a file.
  case answersWritten(String)
}

/// A step of making a lesson.
package struct AuthorReport: Report {
  package static let kind = "lesson-draft"

  private let phrase: AuthorPhrase

  package init(_ phrase: AuthorPhrase) { self.phrase = phrase }

  package func encode(to encoder: any Encoder) throws {
    let details: Details = ["words": phrase.english]
    try details.encode(to: encoder)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendWrapped(canvas.words(phrase), .note, from: 0, width: canvas.width)
  }
}
