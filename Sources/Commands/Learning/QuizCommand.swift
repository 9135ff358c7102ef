import Drawing
import Grammar
import Handout
import Lessons
import Session

extension Command {
  static let quiz = CommandDefinition(
    "quiz", .learning, .steers, "ask questions about a fresh machine; they never run out",
    arguments: [
      ArgumentDefinition(
        "WHAT", .words, "[sheet|key] [IDEA|KIND|FILE] [seed N] [count N] [to FILE.html] [--memory SIZE …]",
        .optional
      ).offering(.questions)
    ],
    details: """
      An idea is a lesson's number or name; 'quiz list' names the kinds. Alone it asks what is due, \
      or goes on with the quiz; 'quiz leave' ends it. Kind, seed and options name a question for \
      ever. 'quiz sheet' prints questions to be answered on paper, 'quiz key' their answers; with \
      'to FILE.html' both are pages to print, the key with the questions in front.
      """,
    example: "quiz cow seed 7; solution; quiz leave"
  ).bySession { session, invocation throws(CommandError) in
    let text = invocation.text(0) ?? ""
    switch text {
    case "list": return QuizListReport(QuizShelf.builtIn.kinds, in: session)
    case "leave":
      guard let quiz = session.quiz else {
        throw invocation.error(.refused(LearningComplaint.noQuizGoesOn))
      }
      quiz.end()
    case "" where session.quiz != nil: session.quiz?.proceed()
    default: return try session.quiz(try QuizRequest(text, invocation), invocation)
    }
    return SilentReport()
  }
}

extension Session {
  fileprivate func quiz(
    _ request: QuizRequest, _ invocation: borrowing Invocation
  ) throws(CommandError) -> any Report {
    let kinds = try kinds(request, invocation)
    // What is recorded is to be the same wherever it is checked.
    let isRecorded = person.recorder != nil
    let progress = isRecorded ? Progress() : learner.progress
    let seed = request.seed ?? UInt64(1 + progress.questionCount)
    let count = request.count ?? (request.seed == nil ? QuizPlan.usualCount : 1)
    let plan =
      request.subject == nil
      ? QuizPlan(
        reviewOf: progress.due(on: learner.today()), among: kinds, seed: seed, count: count,
        options: request.options)
      : QuizPlan(kinds, seed: seed, count: count, options: request.options)
    guard request.deed != .ask else {
      begin(plan)
      return SilentReport()
    }
    let worksheet: Handout
    do throws(LessonFault) {
      var questions: [QuizQuestion] = []
      for index in 0..<plan.count { questions.append(try plan.question(index, commands)) }
      guard request.file != nil else {
        try show(questions, request.deed)
        return SilentReport()
      }
      worksheet = try Handout(worksheet: questions, hasKey: request.deed == .key, for: self)
    } catch {
      show(LessonFaultReport(error))
      throw invocation.error(.refused(LearningComplaint.cannotAsk), at: 0)
    }
    do throws(HandoutFault) {
      return try writeHandout(to: request.file ?? "", isForced: request.isForced) {
        () throws(HandoutFault) in worksheet
      }
    } catch {
      throw invocation.error(.refused(error.complaint), at: 0)
    }
  }

  private func show(
    _ questions: [QuizQuestion], _ deed: QuizRequest.Deed
  ) throws(LessonFault) {
    guard deed != .key else { return show(QuizKeyReport(questions)) }
    for (index, question) in questions.enumerated() {
      try showSheet(question, index + 1, of: questions.count)
    }
  }

  private func kinds(
    _ request: QuizRequest, _ invocation: borrowing Invocation
  ) throws(CommandError) -> [QuizKind] {
    let shelf = QuizShelf.builtIn
    guard let subject = request.subject else { return shelf.kinds }
    let known = shelf.kinds(named: subject)
    guard known.isEmpty else { return known }
    guard subject.hasSuffix(".quiz") || subject.contains("/") else {
      throw invocation.error(
        .refused(
          LearningComplaint.noSuchQuiz(
            subject, nearest: Spelling.nearest(to: subject, among: shelf.names))), at: 0)
    }
    let source = try namedFile(subject, invocation)
    let (kinds, faults) = QuizReader.read(source)
    for fault in faults { show(LessonFaultReport(fault)) }
    guard faults.isEmpty else {
      throw invocation.error(.refused(LearningComplaint.isNoQuiz(subject)), at: 0)
    }
    return kinds
  }

  /// A question as it stands on paper: the machine, how it came to be so, and what is asked.
  private func showSheet(
    _ question: QuizQuestion, _ number: Int, of count: Int
  ) throws(LessonFault) {
    show(QuizReport(.begin(question.heading(number, of: count))))
    try question.present(speakingAs: self)
    for index in question.puts.indices { show(QuizReport(.question(question.part(index)))) }
  }
}
