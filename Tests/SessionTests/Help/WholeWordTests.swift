import Drawing
import TestSupport
import Testing
import Topics

@testable import Commands
@testable import Grammar
@testable import Session

/// No line of help, and no note, ends inside a word where there is room for it.
struct WholeWordTests {
  private static let widths = Array(stride(from: 60, through: 120, by: 3))

  /// The words of a drawing, in order. A list of alternatives is as many words.
  private func words(of text: StyledText) -> [Substring] {
    text.text.split { $0 == " " || $0 == "\n" || $0 == "|" }
  }

  private func expectWholeWords(_ report: some Report, at width: Int, _ name: String) {
    let whole = words(of: report.drawn(on: Canvas(width: 1000)))
    #expect(words(of: report.drawn(on: Canvas(width: width))) == whole, "\(name) at \(width)")
  }

  @Test(arguments: widths)
  func `help of commands, groups and topics`(width: Int) {
    let session = Specimen().session
    let (catalog, names) = (session.catalog, session.world.printableNames)
    for command in catalog.commands where !command.isHidden {
      let report = CommandReport(command, catalog, names: names)
      expectWholeWords(report, at: width, command.name)
    }
    for topic in TopicIndex.standard.topics {
      expectWholeWords(TopicReport(topic), at: width, topic.name)
    }
    expectWholeWords(CommandListReport(catalog.commands, catalog), at: width, "help all")
    expectWholeWords(TopicListReport(TopicIndex.standard.topics), at: width, "help topics")
  }

  @Test(arguments: widths)
  func `what apropos finds`(width: Int) throws {
    let catalog = Specimen().session.catalog
    for text in ["page", "kmap", "swap"] {
      let report = try #require(FindingsReport(about: text, catalog, in: .english))
      expectWholeWords(report, at: width, "apropos \(text)")
    }
  }

  @Test(arguments: widths)
  func `the overview names whole commands`(width: Int) {
    let session = Specimen().session
    let text = OverviewReport(session.catalog, session.groups, isBare: false)
      .drawn(on: Canvas(width: width))
    let names = session.catalog.commands.map(\.name)
    for line in text.text.split(separator: "\n").filter({ $0.hasPrefix("  kernel memory") }) {
      for word in line.dropFirst("  kernel memory".count).split(separator: " ") {
        #expect(names.contains(String(word)) || word.hasPrefix("+"), "\(word) at \(width)")
      }
    }
  }

  @Test(arguments: widths)
  func `messages and notes of errors`(width: Int) {
    for typed in [
      "help xyzzyxyzzy", "apropos xyzzy", "switch 7", "alloc 11", "unalias x", "goto 9",
    ] {
      let line = SourceLine(typed)
      let specimen = Specimen()
      guard let error = specimen.session.execute(typed).error else {
        Issue.record("\(typed) is no error")
        continue
      }
      let whole = words(of: error.drawn(in: line, on: Canvas(width: 1000)))
      #expect(words(of: error.drawn(in: line, on: Canvas(width: width))) == whole, "\(typed)")
    }
  }
}
