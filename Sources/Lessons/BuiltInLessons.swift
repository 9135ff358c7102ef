import Grammar
import LessonFiles
import Session

/// The lessons that come with the program, in the order of their numbers.
package enum BuiltInLessons {
  /// The bytes of each file, by the lesson's name.
  package static let files: [(name: String, bytes: [UInt8])] = (0..<lesson_file_count).map {
    var byteCount = 0
    let bytes = unsafe lesson_file($0, &byteCount)
    return unsafe (
      String(cString: lesson_file_name($0)),
      Array(UnsafeBufferPointer(start: bytes, count: byteCount))
    )
  }

  /// A lesson's lines; nil for a name that no lesson has.
  package static func reader(_ name: String) -> LineReader? {
    files.first { $0.name == name }.map(reader)
  }

  /// All of them, read once.
  package static func all() -> [Lesson] { lessons }

  private static let lessons = files.compactMap { file in
    var lesson = LessonReader.read(reader(file)).lesson
    lesson?.authority = .person
    return lesson
  }

  private static func reader(_ file: (name: String, bytes: [UInt8])) -> LineReader {
    LineReader(name: "\(file.name).lesson", bytes: file.bytes)
  }
}
