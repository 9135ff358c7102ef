import Drawing
import Grammar
import Lessons
import Session

/// What makes a lesson by doing.
enum AuthorDeed: String {
  case new, goal, save
}

extension Session {
  /// What the person is making.
  private var draft: LessonDraft { supplement { LessonDraft() } }

  /// - Parameter rest: what stands behind the word.
  func carryOut(
    _ deed: AuthorDeed, _ rest: String?, _ invocation: borrowing Invocation
  ) throws(CommandError) -> any Report {
    guard front === self, host == nil else {
      throw invocation.error(.refused(LearningComplaint.isInVisit), at: 0)
    }
    switch deed {
    case .new: return try beginDraft(rest, invocation)
    case .goal: return try takeGoal(rest, invocation)
    case .save: return try saveDraft(rest, invocation)
    }
  }

  /// `lesson new [NUMBER] NAME`
  private func beginDraft(
    _ rest: String?, _ invocation: borrowing Invocation
  ) throws(CommandError) -> any Report {
    let words = (rest ?? "").split(separator: " ").map(String.init)
    let number = words.first.flatMap(Int.init)
    let names = words.dropFirst(number == nil ? 0 : 1)
    guard names.count == 1, let name = names.first, Lesson.canBeCalled(name),
      0...999 ~= number ?? 0
    else { throw invocation.error(.refused(LearningComplaint.needsName), at: 0) }
    draft.begin(number: number ?? Lesson.firstOwnNumber, name: name, in: self)
    return AuthorReport(.begun(name, setup: draft.setupCount))
  }

  /// `lesson goal`, `lesson goal 2`, `lesson goal CONDITION`
  private func takeGoal(
    _ rest: String?, _ invocation: borrowing Invocation
  ) throws(CommandError) -> any Report {
    do throws(DraftComplaint) {
      guard draft.isBegun else { throw .notBegun }
      let proposals = draft.proposals(in: self)
      guard let rest else { return GoalListReport(proposals) }
      if let number = Int(rest) {
        guard 1...max(1, proposals.count) ~= number, !proposals.isEmpty else {
          throw .noSuchProposal(number, count: proposals.count)
        }
        try draft.take(goal: Excerpt(proposals[number - 1].condition), in: self)
      } else {
        try draft.take(goal: Excerpt(rest), in: self)
      }
      return AuthorReport(.taken(draft.taskCount))
    } catch {
      throw invocation.error(.refused(error), at: 0)
    }
  }

  private func saveDraft(
    _ rest: String?, _ invocation: borrowing Invocation
  ) throws(CommandError) -> any Report {
    guard let path = rest else {
      throw invocation.error(.refused(LearningComplaint.needsFile(behind: "save")), at: 0)
    }
    let text: String
    do throws(DraftComplaint) {
      guard draft.isBegun else { throw .notBegun }
      text = try draft.text()
    } catch {
      throw invocation.error(.refused(error), at: 0)
    }
    let file = path.homeExpanded
    try write(text, to: file, as: .lesson, invocation)
    return AuthorReport(.saved(path))
  }

  private func write(
    _ text: String, to path: String, as kind: WrittenKind, _ invocation: borrowing Invocation
  ) throws(CommandError) {
    do throws(FileRefusal) {
      try write(text, to: path, as: kind)
    } catch {
      throw invocation.error(.refused(error.in(.write)), at: 0)
    }
  }

  /// `lesson answer FILE`
  func writeAnswers(
    to path: String, _ invocation: borrowing Invocation
  ) throws(CommandError) -> any Report {
    let course = try runningCourse(invocation)
    try person.write(AnswerFile.text(of: course), to: path.homeExpanded, as: .answers, invocation)
    return AuthorReport(.answersWritten(path))
  }

  /// `lesson report FOLDER`: each file is the progress of one person.
  func classReport(
    _ folder: String?, _ invocation: borrowing Invocation
  ) throws(CommandError) -> any Report {
    guard let folder = folder?.homeExpanded else {
      throw invocation.error(.refused(LearningComplaint.needsFile(behind: "report")), at: 0)
    }
    do throws(FileRefusal) {
      var people: [ClassReport.Work] = []
      for name in try files(inFolder: folder) {
        let file = ProgressFile(try reader("\(folder)/\(name)", of: .files))
        people.append((name, file.entries, file.faults.count))
      }
      return ClassReport(people, lessons: learner.shelf.volumes.map(\.lesson))
    } catch {
      throw invocation.error(.refused(error), at: 0)
    }
  }
}
