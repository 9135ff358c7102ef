import Drawing
import Grammar
import Session

/// The lessons that there are: those that come with the program, and those of the person's folders.
package struct LessonShelf {
  package struct Volume: Sendable {
    package let lesson: Lesson
    /// The file that it was read from; nil for one that comes with the program.
    package let path: String?
  }

  /// By number; of one number those that come with the program first.
  package private(set) var volumes: [Volume]
  /// What is wrong with files that are no lessons.
  package private(set) var faults: [LessonFault] = []

  /// - Parameter paths: files in the person's folders.
  package init(paths: [String] = []) {
    volumes = BuiltInLessons.all().map { Volume(lesson: $0, path: nil) }
    for path in paths {
      do throws(FileRefusal) {
        let (lesson, faults) = LessonReader.read(try LineReader(path: path))
        self.faults += faults
        if let lesson { volumes.append(Volume(lesson: lesson, path: path)) }
      } catch {
        faults.append(LessonFault(error))
      }
    }
    volumes.sort { ($0.lesson.number, $0.path ?? "") < ($1.lesson.number, $1.path ?? "") }
  }

  /// The lesson of a number or a name; the person's own stand behind those of the program.
  package func lesson(named name: String) -> Lesson? {
    volumes.first { $0.lesson.name == name || "\($0.lesson.number)" == name }?.lesson
  }

  /// The names of all of them.
  package var names: [String] { volumes.map(\.lesson.name) }

  /// The one that follows.
  package func lesson(behind lesson: Lesson) -> Lesson? {
    volumes.first { $0.lesson.number > lesson.number }?.lesson
  }

  /// The one in front.
  package func lesson(before lesson: Lesson) -> Lesson? {
    volumes.last { $0.lesson.number < lesson.number }?.lesson
  }
}
