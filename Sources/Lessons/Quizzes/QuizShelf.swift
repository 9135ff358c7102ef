import Grammar
import LessonFiles
import Session

/// The kinds of questions that there are.
package struct QuizShelf: Sendable {
  /// In the order of their ideas.
  package let kinds: [QuizKind]

  /// Those that come with the program, read once.
  package static let builtIn = QuizShelf(
    kinds: files.flatMap { QuizReader.read(reader($0), isOurs: true).kinds })

  package init(kinds: [QuizKind]) { self.kinds = kinds }

  /// The bytes of the files that come with the program, by the names of their ideas.
  package static let files: [(name: String, bytes: [UInt8])] =
    (0..<question_file_count).map {
      var byteCount = 0
      let bytes = unsafe question_file($0, &byteCount)
      return unsafe (
        String(cString: question_file_name($0)),
        Array(UnsafeBufferPointer(start: bytes, count: byteCount))
      )
    }

  /// The lines of such a file.
  package static func reader(_ file: (name: String, bytes: [UInt8])) -> LineReader {
    LineReader(name: "\(file.name).quiz", bytes: file.bytes)
  }

  /// The kinds of an idea, by its number or its lesson's name, or the one of a name.
  package func kinds(named name: String) -> [QuizKind] {
    kinds.filter { $0.name == name || "\($0.idea)" == name || $0.ideaName == name }
  }

  /// What `quiz WORD` can be.
  package var names: [String] {
    var names = kinds.map(\.name)
    for kind in kinds where !names.contains(kind.ideaName) { names.append(kind.ideaName) }
    return names
  }
}
