import Drawing
import Grammar
import Session

/// A file of progress as it was read: what it says, and the lines that say nothing.
package struct ProgressFile: Sendable {
  /// The first line of a new file.
  package static let opening = "# What was done in lessons and quizzes of Pagewalk; one line each."

  /// In the order of the file.
  package private(set) var entries: [ProgressEntry] = []
  /// What is wrong with each line that is none.
  package private(set) var faults: [LessonFault] = []
  /// Those lines, to be kept aside.
  package private(set) var damagedLines: [SourceLine] = []

  /// Reads lines until the end, or as far as they can be read.
  ///
  /// - Complexity: O(length)
  package init(_ source: LineReader) {
    var source = source
    do throws(FileRefusal) {
      while let line = try source.next() { read(line, source.place) }
    } catch {
      faults.append(LessonFault(error))
    }
  }

  private mutating func read(_ line: SourceLine, _ place: Place) {
    let end = line.trimmedEnd
    guard end > line.range.lowerBound, line.bytes[line.range.lowerBound] != UInt8(ascii: "#")
    else { return }
    do throws(CommandError) {
      if let error = line.binaryError { throw error }
      var words = ProgressWords(line)
      entries.append(try words.entry())
    } catch {
      faults.append(LessonFault(error, line, place))
      damagedLines.append(line)
    }
  }
}

/// The words of a line of progress, passed one by one.
private struct ProgressWords {
  private let line: SourceLine
  private var words: ArraySlice<Range<Int>>

  /// More words than any line has.
  private static let limit = 64

  init(_ line: SourceLine) {
    self.line = line
    words =
      line.bytes[line.range].split(maxSplits: Self.limit, whereSeparator: \.isSpace).map {
        $0.startIndex..<$0.endIndex
      }[...]
  }

  mutating func entry() throws(CommandError) -> ProgressEntry {
    let (text, range) = try next()
    guard let day = Day(text) else { throw complaint(.badDay(text), range) }
    let entry = ProgressEntry(day, try event())
    if let rest = words.first { throw complaint(.unknown(line.text(in: rest)), rest) }
    return entry
  }

  private mutating func event() throws(CommandError) -> ProgressEntry.Event {
    let (source, range) = try next()
    switch source {
    case "lesson": return try lessonEvent()
    case "quiz", "review":
      let (kind, _) = try next()
      let (digits, seedRange) = try next()
      guard let seed = UInt64(digits) else { throw complaint(.unknown(digits), seedRange) }
      return .question(kind: kind, seed: seed, isReview: source == "review", try answer())
    default: throw complaint(.unknown(source), range)
    }
  }

  private mutating func lessonEvent() throws(CommandError) -> ProgressEntry.Event {
    let (name, _) = try next()
    let (version, _) = try next()
    if version == "forgotten" { return .forgotten(lesson: name) }
    let lesson = ProgressEntry.LessonVersion(name: name, version: version)
    let (item, range) = try next()
    guard item == "ask" || item == "task" else { throw complaint(.unknown(item), range) }
    let (digits, numberRange) = try next()
    guard let number = Int(digits), number > 0 else {
      throw complaint(.unknown(digits), numberRange)
    }
    return item == "ask"
      ? .ask(lesson, number: number, try answer()) : .task(lesson, number: number, try taskResult())
  }

  private mutating func answer() throws(CommandError) -> ProgressEntry.Answer {
    let (word, range) = try next()
    switch word {
    case "right":
      var misconceptions: [Misconception] = []
      while !words.isEmpty { misconceptions.append(try misconception()) }
      return .right(misconceptions)
    case "wrong": return .wrong(words.isEmpty ? nil : try misconception())
    default: throw complaint(.unknown(word), range)
    }
  }

  private mutating func taskResult() throws(CommandError) -> ProgressEntry.TaskResult {
    let (word, range) = try next()
    switch word {
    case "done": return .done
    case "seen": return .seen
    case "noticed": return .noticed(try misconception())
    default: throw complaint(.unknown(word), range)
    }
  }

  private mutating func misconception() throws(CommandError) -> Misconception {
    let (id, range) = try next()
    guard let misconception = Misconception(rawValue: id) else {
      throw complaint(.unknown(id), range)
    }
    return misconception
  }

  private mutating func next() throws(CommandError) -> (text: String, range: Range<Int>) {
    guard let range = words.popFirst() else {
      let end = line.trimmedEnd
      throw complaint(.incomplete, end..<end)
    }
    return (Excerpt(line, range, Place(file: "", line: 0)).typed, range)
  }

  private func complaint(_ complaint: ProgressComplaint, _ range: Range<Int>) -> CommandError {
    CommandError(.refused(complaint), at: range)
  }
}

/// What is wrong with a line of progress.
package enum ProgressComplaint: Complaint {
  case badDay(String)
  case unknown(String)
  /// The line ends too early.
  case incomplete

  package var code: String {
    switch self {
    case .badDay: "bad-day"
    case .unknown: "unknown-progress-word"
    case .incomplete: "incomplete-progress"
    }
  }

  package var details: Details {
    switch self {
    case .badDay(let text), .unknown(let text): ["typed": text]
    case .incomplete: [:]
    }
  }
}
