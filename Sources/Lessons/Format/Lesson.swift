import Drawing
import Session

/// A lesson: one file that is read, carried out and checked.
///
/// Two are equal when they say the same, wherever it stands in their files and however it is laid
/// out there.
package struct Lesson: Sendable {
  /// The first line, where it names a machine: `# pagewalk --memory 1G`.
  package var machine: Excerpt?
  /// The machine that it is made for.
  package var configuration = Configuration()
  /// The word `lesson` of the file.
  package let keyword: Excerpt
  package var number: Int
  package var name: String
  package var title: Texts
  /// What is met, in this order.
  package var items: [Item]
  /// A digest of its lines, sixteen hexadecimal digits: another one when anything is written anew.
  package var version = ""

  package enum Item: Equatable, Sendable {
    /// Commands of the machine's, carried out and shown.
    case setup(Excerpt)
    /// A paragraph.
    case prose(Texts)
    case ask(Ask)
    case task(LessonTask)
    case picture(LessonPicture)
    /// What the next lesson is about: nothing stands behind it.
    case next(Texts)
  }

  package var asks: [Ask] { items.compactMap { if case .ask(let ask) = $0 { ask } else { nil } } }

  package var tasks: [LessonTask] {
    items.compactMap { if case .task(let task) = $0 { task } else { nil } }
  }

  package var next: Texts? {
    if case .next(let texts) = items.last { texts } else { nil }
  }
}

extension Lesson: Equatable {
  package static func == (one: Lesson, other: Lesson) -> Bool {
    one.machine == other.machine && one.number == other.number && one.name == other.name
      && one.title == other.title && one.items == other.items
  }
}

/// A question that is asked before the sight.
package struct Ask: Equatable, Sendable {
  /// The word of the file.
  package let keyword: Excerpt
  package var question: Texts
  /// An expression that is computed when the question is put.
  package var answer: Excerpt
  package var wrongs: [Wrong]
  /// Commands that show the answer, carried out on a throwaway copy.
  package var show: Excerpt?
  /// What it meant.
  package var then: Texts?
}

/// A wrong rule of the same machine, and what is told to who answers by it.
package struct Wrong: Equatable, Sendable {
  package var rule: Excerpt
  package var diagnosis: Diagnosis
}

/// Why something was wrong: a belief that has a name, or words for this place alone.
package enum Diagnosis: Equatable, Sendable {
  case misconception(Misconception)
  case words(Texts)
}

/// Something that the reader brings about.
package struct LessonTask: Equatable, Sendable {
  /// The word of the file.
  package let keyword: Excerpt
  package var assignment: Texts
  /// A condition, judged behind each command that acted.
  package var goal: Excerpt
  /// In the order in which they are judged.
  package var notices: [Notice]
  /// From vague to exact; at least one.
  package var hints: [Texts]
  /// Commands that reach the goal.
  package var solution: Excerpt
  /// Other commands that do.
  package var others: [Excerpt]
  /// What it meant.
  package var then: Texts?
}

/// What was done instead of the task.
package struct Notice: Equatable, Sendable {
  package var condition: Excerpt
  package var diagnosis: Diagnosis
  /// Commands that lead there.
  package var by: Excerpt?
}

/// A picture of the machine.
package struct LessonPicture: Equatable, Sendable {
  package enum Name: String, CaseIterable, Sendable {
    case promise, spaces, fault, translation, zones, buddy, areas, heap, vmas, directmap, highmem
    case vmalloc, pkmap, fixmap, whole, owners
  }

  package var name: Name
  /// The number of a process; the current one unless told.
  package var process: UInt32?
}
