import Commands
import Drawing
import Grammar
import Lessons
import Session
import Terminal

/// What people did in a lesson, judged by doing it again.
extension Work {
  /// - Parameter name: a lesson's number, name or file.
  /// - Returns: the status for the process: 0 when every file could be judged.
  func judge(_ files: [String], by name: String) -> Int32 {
    let renderer = beginOutput()
    guard let lesson = lesson(name, renderer) else { return finish(ExitStatus.misuse) }
    var people: [ClassReport.Work] = []
    var status = ExitStatus.success
    for (index, file) in files.enumerated() where !Self.isInterrupted() {
      progress?.tell(Double(index) / Double(files.count))
      do throws(FileRefusal) {
        people.append((file, try entries(of: file, lesson), 0))
      } catch {
        complain(error)
        status = ExitStatus.misuse
      }
    }
    progress?.end()
    output.write(rendered: renderer.render(ClassReport(people, lessons: [lesson])))
    return finish(Self.isInterrupted() ? ExitStatus.interrupted : status)
  }

  private func entries(
    of file: String, _ lesson: Lesson
  ) throws(FileRefusal) -> [ProgressEntry] {
    let reader = try LineReader(path: file, of: .files, isInterrupted: Self.isInterrupted)
    let answers = try AnswerFile(reader)
    do throws(ConfigurationRefusal) {
      let session = try Session(configuration: Configuration())
      session.isInterrupted = Self.isInterrupted
      session.checksInvariants = false
      session.files.writing = .nothing
      session.authority = Authority(of: .init(reader))
      return try answers.judged(by: lesson, on: session)
    } catch {
      throw FileRefusal(file: file, .hasBadMachine(error))
    }
  }

  private func lesson(_ name: String, _ renderer: any Renderer) -> Lesson? {
    if let known = LessonShelf().lesson(named: name) { return known }
    do throws(FileRefusal) {
      let (lesson, faults) = LessonReader.read(try LineReader(path: name, of: .files))
      for fault in faults { output.write(rendered: renderer.render(LessonFaultReport(fault))) }
      return lesson
    } catch {
      complain(error)
      return nil
    }
  }
}
