import Drawing
import Lessons

/// A session, a transcript, a lesson or a sheet of questions as pages for people.
package struct Handout: Sendable {
  package enum Title: Equatable, Sendable {
    case session
    /// A file, by the last part of its name.
    case file(String)
    case lesson(Int, FilledText)
    case worksheet
  }

  /// How it is read.
  package enum Form: Sendable {
    /// One step at a time, a page each in print.
    case steps
    /// One question under the other, with room for the answers.
    case sheet
  }

  package let title: Title
  package var form = Form.steps
  /// What the machine is, as options of the shell; nil for the usual one.
  package var machine: String?
  /// What its reader reads first.
  package let language: Language
  package var steps: [HandoutStep]
  /// What `record` would have written; nil where there is nothing to replay.
  package var transcript: String?
  /// A file that the transcript names and that comes along with it.
  package var enclosure: HandoutFile.Enclosure?

  package init(_ title: Title, language: Language, steps: [HandoutStep]) {
    self.title = title
    self.language = language
    self.steps = steps
  }

  /// How the name of its file ends.
  package static let ending = ".html"

  /// No handout has so many steps: nobody would turn the pages.
  package static let stepLimit = 2000
}
