import Drawing
import Grammar

/// A stretch of a lesson's file and where it stands: what the machine reads, or a word of the
/// format.
///
/// Two excerpts are equal when they say the same: where they stand is no part of what they say.
package struct Excerpt: Equatable, Sendable {
  /// The line of the file.
  package let line: SourceLine
  /// Its bytes: indices into those of `line`.
  package let range: Range<Int>
  package let place: Place

  package init(_ line: SourceLine, _ range: Range<Int>, _ place: Place) {
    self.line = line
    self.range = range
    self.place = place
  }

  /// What somebody says who writes no file.
  package init(_ text: String, place: Place = Place(file: "", line: 0)) {
    line = SourceLine(text)
    range = line.range
    self.place = place
  }

  /// A word of the format that stands in no file.
  package init(_ word: LessonWord) { self.init(word.rawValue) }

  package var text: String { line.text(in: range) }

  /// The text as a complaint repeats it: its beginning, where it is long.
  package var typed: String {
    let scalars = text.unicodeScalars
    guard scalars.count > 40 else { return text }
    return String(String.UnicodeScalarView(scalars.prefix(39))) + "…"
  }

  /// The excerpt as a line of its own, for whoever reads expressions or commands: what is wrong in
  /// it lies at indices of `line` as well.
  package var source: SourceLine { SourceLine(bytes: line.bytes, range: range) }

  /// The error in it, with the line and the place where the author finds it.
  package func fault(_ error: CommandError) -> LessonFault { LessonFault(error, line, place) }

  /// The same of the whole of it.
  package func fault(_ complaint: some Complaint) -> LessonFault {
    fault(CommandError(.refused(complaint), at: range))
  }

  package static func == (one: Excerpt, other: Excerpt) -> Bool {
    one.line.bytes[one.range] == other.line.bytes[other.range]
  }
}
