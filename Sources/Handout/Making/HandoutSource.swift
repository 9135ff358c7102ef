import Drawing
import Grammar
import Lessons
import Session

/// What a handout may be made of, besides the session itself.
package enum HandoutSource {
  /// With its file, where it is none of the program's.
  case lesson(Lesson, file: HandoutFile.Enclosure?)
  /// A transcript, a saved session or a log, at its beginning.
  case file(LineReader)
}

/// Why no handout is made, whoever complains.
package struct HandoutFault: Error {
  package let complaint: AnyComplaint

  package init(_ complaint: some Complaint) { self.complaint = AnyComplaint(complaint) }

  /// Of a line that cannot be told again.
  init(_ error: CommandError) {
    if case .foreign(let complaint) = error.reason {
      self.complaint = complaint
    } else {
      complaint = AnyComplaint(HandoutComplaint.hasNoSteps)
    }
  }
}

extension HandoutSource {
  /// What a word means: a lesson's number or name, or a file of any of the kinds.
  ///
  /// - Parameter session: whose lessons and files it may mean.
  package init(_ word: String, in session: Session) throws(HandoutFault) {
    let shelf = session.learner.shelf
    if let volume = shelf.volumes.first(where: {
      $0.lesson.name == word || "\($0.lesson.number)" == word
    }) {
      guard let path = volume.path else {
        self = .lesson(volume.lesson, file: nil)
        return
      }
      self = try Self.read(path, in: session)
      return
    }
    do throws(HandoutFault) {
      self = try Self.read(word, in: session)
    } catch {
      guard !word.contains("/"), !word.contains("."), error.complaint.code == "file-not-read" else {
        throw error
      }
      throw HandoutFault(
        HandoutComplaint.noSuchSource(
          word, nearest: Spelling.nearest(to: word, among: shelf.names)))
    }
  }

  private static func read(_ path: String, in session: Session) throws(HandoutFault) -> Self {
    let reader: LineReader
    let text: String
    do throws(FileRefusal) {
      reader = try session.reader(path.homeExpanded, of: .files)
      guard LessonReader.isMeant(by: reader), !reader.isTranscript else { return .file(reader) }
      text = String(decoding: try reader.bytes(), as: UTF8.self)
    } catch {
      throw HandoutFault(error)
    }
    let (lesson, faults) = LessonReader.read(reader)
    guard let lesson else {
      throw HandoutFault(HandoutComplaint.isFaultyLesson(path, line: faults.first?.lineNumber))
    }
    return .lesson(lesson, file: .init(path: lesson.name + ".lesson", text: text))
  }
}

extension LineReader {
  /// Whether its first line that says something looks like a prompt with a command.
  var isTranscript: Bool {
    var beginning = LineReader(name: name, bytes: peeked(upTo: 1 << 16))
    while let line = try? beginning.next() {
      if let decided = TranscriptLine(line).decidesForTranscript(line) { return decided }
    }
    return false
  }
}
