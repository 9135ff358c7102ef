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
  /// Whose commands its own are: those of a file may do less than the person's.
  package var authority = Authority.person

  package init(
    keyword: Excerpt = Excerpt(.lesson), number: Int, name: String, title: Texts,
    items: [Item] = []
  ) {
    self.keyword = keyword
    self.number = number
    self.name = name
    self.title = title
    self.items = items
  }

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
