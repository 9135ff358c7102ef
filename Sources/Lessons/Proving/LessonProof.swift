import Drawing
import Grammar
import Session

/// Carries a lesson out as its author means it, and tells where it does not do what it says.
///
/// 1. Every setup and every sight runs, unless an error is what is to be seen.
/// 2. Each answer can be computed, and comes out the same by its second way; each wrong rule differs
///    from it and from the others, and leads to its own diagnosis; the right answer stands in what is
///    shown.
/// 3. The start of each task misses its goal and no notice holds there; the solution and each other
///    way reach the goal; the way to each notice misses it, and makes that notice the first to hold.
/// 4. Every value in a text can be computed.
package struct LessonProof {
  private let session: Session
  /// The machine as the task found it that is being proved.
  private var start: World?
  package private(set) var faults: [LessonFault] = []
  /// How many things were proved.
  package private(set) var count = 0

  /// - Parameter session: a fresh one of the lesson's machine.
  package init(_ lesson: Lesson, on session: Session) {
    self.session = session
    prove(lesson.title)
    for item in lesson.items { prove(item) }
  }

  private mutating func prove(_ item: Lesson.Item) {
    switch item {
    case .setup(let commands): carryOut(commands, on: session)
    case .prose(let texts), .next(let texts): prove(texts)
    case .ask(let ask): prove(ask)
    case .task(let task): prove(task)
    case .picture: count += 1
    }
  }

  private mutating func expect(_ holds: Bool, _ excerpt: Excerpt, _ complaint: ProofComplaint) {
    count += 1
    if !holds { faults.append(excerpt.fault(complaint)) }
  }

  private mutating func prove(_ texts: Texts?) {
    for excerpt in texts?.all.flatMap(\.values) ?? [] {
      count += 1
      do throws(LessonFault) {
        _ = try excerpt.value(in: session)
      } catch {
        faults.append(error)
      }
    }
  }

  /// Carries commands out, and tells of the first that fails.
  ///
  /// - Returns: what they print.
  @discardableResult
  private mutating func carryOut(_ commands: Excerpt, on session: Session) -> String {
    var output = ""
    session.sink = { output += $0 }
    defer { session.sink = nil }
    for command in commands.commands {
      count += 1
      let execution = session.execute(command.text)
      guard let error = execution.error, !command.mayFail else { continue }
      faults.append(commands.fault(ProofComplaint.commandFails(command.text, error.reason)))
      break
    }
    return output
  }

  // MARK: Questions

  private mutating func prove(_ ask: Ask) {
    prove(ask.question)
    let put: PutQuestion
    do throws(LessonFault) {
      put = try PutQuestion(ask, in: session)
    } catch {
      return faults.append(error)
    }
    for wrong in ask.wrongs {
      let error = put.errors.first { $0.wrong == wrong }
      expect(error != nil, wrong.rule, .wrongIsNoOther)
      guard let error else { continue }
      let answer = TypedAnswer(error.value.typed)
      if case .wrong(let diagnosis) = put.verdict(on: answer, in: session) {
        expect(diagnosis == wrong.diagnosis, wrong.rule, .wrongLeadsElsewhere)
      } else {
        expect(false, wrong.rule, .wrongLeadsElsewhere)
      }
      if case .words(let texts) = wrong.diagnosis { prove(texts) }
    }
    for option in ask.options { prove(option) }
    if let check = ask.check { expect(put.checked == put.right, check, .secondWayDiffers) }
    proveShow(of: ask, put)
    prove(ask.then)
  }

  private mutating func proveShow(of ask: Ask, _ put: PutQuestion) {
    guard let show = ask.show, let copy = session.likeness() else { return }
    let output = carryOut(show, on: copy)
    expect(
      put.right.stands(in: output, countsFrames: ask.answer.text.contains(".frames")), ask.answer,
      .answerIsNotShown(put.right.written(in: .english)))
  }

  // MARK: Tasks

  private func holds(_ condition: Excerpt, on session: Session) -> Bool {
    condition.holds(in: TaskSymbols(session, start: start))
  }

  private mutating func prove(_ task: LessonTask) {
    prove(task.assignment)
    session.execute("begin")
    start = session.world.startWorld
    expect(!holds(task.goal, on: session), task.goal, .startReachesGoal)
    for (index, notice) in task.notices.enumerated() {
      expect(!holds(notice.condition, on: session), notice.condition, .startHasNotice)
      if let by = notice.by { prove(notice, at: index, by: by, of: task) }
      if case .words(let texts) = notice.diagnosis { prove(texts) }
    }
    for other in task.others {
      guard let copy = session.likeness() else { continue }
      let reached = reaches(task.goal, by: other, on: copy)
      expect(reached, other, .wayMissesGoal)
    }
    for hint in task.hints { prove(hint) }
    let reached = reaches(task.goal, by: task.solution, on: session)
    expect(reached, task.solution, .wayMissesGoal)
    prove(task.then)
  }

  private mutating func prove(
    _ notice: Notice, at index: Int, by commands: Excerpt, of task: LessonTask
  ) {
    guard let copy = session.likeness() else { return }
    copy.sink = nil
    for command in commands.commands {
      copy.execute(command.text)
      expect(!holds(task.goal, on: copy), commands, .noticeReachesGoal)
    }
    let first = task.notices.firstIndex { holds($0.condition, on: copy) }
    expect(first == index, commands, .noticeIsNotFirst)
  }

  /// Whether commands reach a goal, at whichever of them.
  private mutating func reaches(
    _ goal: Excerpt, by commands: Excerpt, on session: Session
  ) -> Bool {
    session.sink = nil
    var isReached = false
    for command in commands.commands {
      let execution = session.execute(command.text)
      if let error = execution.error, !command.mayFail {
        faults.append(commands.fault(ProofComplaint.commandFails(command.text, error.reason)))
        return true
      }
      isReached = isReached || holds(goal, on: session)
    }
    return isReached
  }
}
